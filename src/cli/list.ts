import { listRejections, listReports } from '../store/queries.js';
import { columns } from './columns.js';
import { data } from './output.js';
import { withStore } from './stored.js';
import { oneLine } from './visible.js';

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
    else if (rows[0])
      await data(columns([Object.keys(rows[0]), ...rows.map((row) => Object.values(row).map(oneLine))]));
    return 0;
  });
