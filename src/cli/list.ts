import { listRejections, listReports } from '../store/queries.js';
import { columns, oneLine } from './columns.js';
import { data } from './output.js';
import { withStore } from './stored.js';

export interface ListOptions {
  kind?: string;
  year?: number;
  contradictions?: boolean;
  rejected?: boolean;
  json?: boolean;
  limit: number;
}

export const run = async (_: [], { rejected, json, ...filter }: ListOptions): Promise<number> =>
  withStore(async ({ database }) => {
    const rows =
      rejected === true ? await listRejections(database, filter.limit) : await listReports(database, filter);
    if (json === true) await data(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    else await data(columns(rows.map((row) => Object.values(row).map(oneLine))));
    return 0;
  });
