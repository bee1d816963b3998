import { searchReports } from '../store/queries.js';
import { columns } from './columns.js';
import { data } from './output.js';
import { withStore } from './stored.js';
import { oneLine } from './visible.js';

export const run = async ([text]: [string], options: { json?: boolean; limit: number }): Promise<number> =>
  withStore(async ({ database }) => {
    const hits = await searchReports(database, text, options.limit);
    if (options.json === true) await data(hits.map((hit) => `${JSON.stringify(hit)}\n`).join(''));
    else await data(columns(hits.map(({ id, name, line }) => [id, name, line].map(oneLine))));
    return 0;
  });
