import { csvLines, harmless } from './csv-cells.js';
import type { LineFormat } from './lines.js';
import type { ExportColumn } from './table-format.js';

/** UTF-8 with a byte order mark, without which Excel takes Chinese for something else. */
export const csv: LineFormat = {
  extension: 'csv',
  mediaType: 'text/csv; charset=utf-8',
  header: (columns) => `\uFEFF${csvLines([columns.map(({ name }) => name)])}`,
  row: (columns, row) => csvLines([columns.map((column) => cell(column, row[column.name]))]),
};

const cell = ({ type }: ExportColumn, value: unknown): string | number | null => {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return type === 'text' ? harmless(value) : value;
  return typeof value === 'boolean' ? String(value) : JSON.stringify(value);
};
