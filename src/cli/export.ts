import { exportTables, type TableFormatName } from '../export/index.js';
import { normalisedTables } from '../store/normalised.js';
import { note } from './output.js';
import { withStore } from './stored.js';

export interface ExportOptions {
  format: TableFormatName;
  output: string;
}

export const run = async (_: [], { format, output }: ExportOptions): Promise<number> =>
  withStore(async ({ database }) => {
    for (const { path, rows } of await exportTables(output, format, await normalisedTables(database)))
      note(`${path}: ${rows}`);
    return 0;
  });
