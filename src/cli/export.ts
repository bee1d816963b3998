import { UsageError } from '../errors.js';
import { exportTables, type TableFormatName } from '../export/index.js';
import { normalisedTables } from '../store/normalised.js';
import { note } from './output.js';
import { withStore } from './stored.js';

export interface ExportOptions {
  format: TableFormatName | 'xlsx' | 'parquet';
  output: string;
}

export const run = async (_: [], { format, output }: ExportOptions): Promise<number> => {
  if (format === 'xlsx' || format === 'parquet')
    throw new UsageError(
      `暂不支持导出 ${format}，请用 csv 或 jsonl / ${format} is not supported yet; use csv or jsonl`,
    );
  return withStore(async ({ database }) => {
    for (const { path, rows } of await exportTables(output, format, await normalisedTables(database)))
      note(`${path}: ${rows}`);
    return 0;
  });
};
