import type { LineFormat } from './lines.js';

/** One object per line; exact numbers stay strings. */
export const jsonl: LineFormat = {
  extension: 'jsonl',
  mediaType: 'application/x-ndjson',
  header: () => '',
  row: (_columns, row) => `${JSON.stringify(row)}\n`,
};
