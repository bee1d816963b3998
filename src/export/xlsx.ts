/** A workbook per table, with one sheet; what Excel cannot hold as a number is text, and no text is a formula. */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { pipeline } from 'node:stream/promises';
import type { ExportColumn, ExportTable, TableFormat } from './table-format.js';

export const xlsx: TableFormat = {
  extension: 'xlsx',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  write: async (path, { name, columns, rows }: ExportTable) => {
    const { writeXlsxStream } = await import('hucre/xlsx');
    const cells = async function* (): AsyncGenerator<Cell[]> {
      for await (const row of rows()) yield columns.map((column) => xlsxCell(column, row[column.name]));
    };
    const workbook = writeXlsxStream(cells(), {
      name,
      columns: columns.map((column) => ({ header: column.name })),
      freezePane: { rows: 1 },
      zip64: true,
    });
    await pipeline(Readable.fromWeb(workbook as ReadableStream), createWriteStream(path));
  },
};

type Cell = string | number | boolean | null;

/** Excel refuses a workbook with a longer text in a cell. */
const longest = 32_767;

export const xlsxCell = ({ type }: ExportColumn, value: unknown): Cell => {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean' || typeof value === 'number') return value;
  if (typeof value !== 'string') return textCell(JSON.stringify(value));
  return numeric.has(type) && exactInExcel(value) ? Number(value) : textCell(value);
};

const numeric = new Set(['numeric', 'int8']);

/** Excel keeps 15 digits of a number and turns the others into zeros. */
const exactInExcel = (digits: string): boolean => digits.replace(/\D/gu, '').replace(/^0+/u, '').length <= 15;

/** Excel reads '_x0041_' in a text as 'A', unless its first character is written that way itself. */
const textCell = (text: string): string => {
  const cut =
    text.length > longest ? `${text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/u, '')}…` : text;
  return cut.replaceAll(/_(?=x[\da-f]{4}_)/giu, '_x005F_');
};
