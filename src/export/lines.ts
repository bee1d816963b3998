/** Formats of text, a line for each row. */
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { ExportColumn, ExportRow, ExportTable, TableFormat } from './table-format.js';

export interface LineFormat {
  extension: string;
  mediaType: string;
  header(columns: ExportColumn[]): string;
  row(columns: ExportColumn[], row: ExportRow): string;
}

export const lineByLine = (format: LineFormat): TableFormat => {
  const pieces = (table: ExportTable): AsyncGenerator<string> => joined(lines(format, table));
  return {
    extension: format.extension,
    mediaType: format.mediaType,
    write: (path, table) => pipeline(pieces(table), createWriteStream(path)),
    pieces,
  };
};

async function* lines(format: LineFormat, { columns, rows }: ExportTable): AsyncGenerator<string> {
  yield format.header(columns);
  for await (const row of rows()) yield format.row(columns, row);
}

/** Characters that are worth a write. */
const enough = 65_536;

async function* joined(each: AsyncIterable<string>): AsyncGenerator<string> {
  let piece = '';
  for await (const line of each) {
    piece += line;
    if (piece.length < enough) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
