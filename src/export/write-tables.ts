/** Writes tables into a folder, one file each; a file appears when it is whole. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { ExportColumn, ExportRow, TableFormat } from './table-format.js';

export interface ExportTable {
  name: string;
  columns: ExportColumn[];
  rows: () => AsyncIterable<ExportRow>;
}

export interface WrittenTable {
  path: string;
  rows: number;
}

export const writeTables = async (
  folder: string,
  format: TableFormat,
  tables: ExportTable[],
): Promise<WrittenTable[]> => {
  await mkdir(folder, { recursive: true });
  const written = [];
  for (const table of tables) {
    const path = join(folder, `${table.name}.${format.extension}`);
    written.push({ path, rows: await writeTable(path, format, table) });
  }
  return written;
};

const writeTable = async (path: string, format: TableFormat, table: ExportTable): Promise<number> => {
  const draft = `${path}.part`;
  const file = createWriteStream(draft);
  const done = finished(file);
  done.catch(() => undefined);
  let rows = 0;
  try {
    file.write(format.header(table.columns));
    for await (const row of table.rows()) {
      rows += 1;
      if (!file.write(format.row(table.columns, row))) await Promise.race([once(file, 'drain'), done]);
    }
    file.end();
    await done;
    await rename(draft, path);
  } finally {
    file.destroy();
    await rm(draft, { force: true });
  }
  return rows;
};
