/** Formats of text, a line for each row. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { ExportColumn, ExportRow, ExportTable, TableFormat } from './table-format.js';

export interface LineFormat {
  extension: string;
  header(columns: ExportColumn[]): string;
  row(columns: ExportColumn[], row: ExportRow): string;
}

export const lineByLine = (format: LineFormat): TableFormat => ({
  extension: format.extension,
  write: async (path, { columns, rows }: ExportTable) => {
    const file = createWriteStream(path);
    const done = finished(file);
    done.catch(() => undefined);
    try {
      file.write(format.header(columns));
      for await (const row of rows())
        if (!file.write(format.row(columns, row))) await Promise.race([once(file, 'drain'), done]);
      file.end();
      await done;
    } finally {
      file.destroy();
    }
  },
});
