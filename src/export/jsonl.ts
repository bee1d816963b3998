import type { TableFormat } from './table-format.js';

/** One object per line; exact numbers stay strings. */
export const jsonl: TableFormat = {
  extension: 'jsonl',
  header: () => '',
  row: (_columns, row) => `${JSON.stringify(row)}\n`,
};
