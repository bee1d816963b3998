/** Writes tables into a folder, one file each; a file appears when it is whole. */
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExportTable, TableFormat } from './table-format.js';

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
  let count = 0;
  try {
    await format.write(draft, {
      ...table,
      rows: async function* () {
        // a format may go through the rows more than once; the last time counts
        count = 0;
        for await (const row of table.rows()) {
          count += 1;
          yield row;
        }
      },
    });
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
  return count;
};
