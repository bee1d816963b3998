/** What reads tables: fuhe, and pdftotext -layout with its lines cut at runs of spaces. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { TableNode } from '../../schemas/document.js';
import { outline } from '../../src/outline/index.js';
import { read } from '../../src/read/index.js';
import { defaultLimits } from '../../src/read/reader.js';
import type { Label } from './label.js';
import { scoreOf, type Grid } from './score.js';

export type Table = Pick<TableNode, 'caption' | 'unit' | 'header'> & { grid: Grid };

const gridOf = ({ rows }: TableNode): Grid => {
  const grid: Grid = rows.map(() => []);
  for (const [y, { cells }] of rows.entries()) {
    let x = 0;
    for (const { text, rowSpan, colSpan } of cells) {
      while (grid[y]?.[x] !== undefined) x++;
      for (let dy = 0; dy < rowSpan; dy++)
        for (let dx = 0; dx < colSpan; dx++)
          (grid[y + dy] ?? [])[x + dx] = dx > 0 ? '<<' : dy > 0 ? '^^' : text;
    }
  }
  return grid;
};

const tablesOf = async (path: string): Promise<Table[]> => {
  const reading = await read({ name: basename(path), bytes: readFileSync(path) }, defaultLimits);
  return outline(reading)
    .nodes.filter((node) => node.kind === 'table')
    .map((node) => ({ caption: node.caption, unit: node.unit, header: node.header, grid: gridOf(node) }));
};

const readOnce = new Map<string, Promise<Table[]>>();

const isNamed = ({ caption }: Table, label: Label): boolean =>
  (caption ?? '').replace(/\s/gu, '') === (label.caption ?? '').replace(/\s/gu, '');

/** The table of the file that is most like the label; of forms left empty alike, the one of its name. */
export const ours = async (label: Label): Promise<Table | null> => {
  const tables = readOnce.get(label.path) ?? tablesOf(label.path);
  readOnce.set(label.path, tables);
  let [best, most]: [Table | null, number] = [null, 0];
  for (const table of await tables) {
    const { cellsRight } = scoreOf(label, table.grid);
    const isNearer =
      cellsRight > most ||
      (best !== null && cellsRight === most && !isNamed(best, label) && isNamed(table, label));
    if (isNearer) [best, most] = [table, cellsRight];
  }
  return best;
};

/** Null where pdftotext is not installed or the file is no PDF. */
export const layoutText = ({ path, pages }: Label): Grid | null => {
  if (!path.endsWith('.pdf')) return null;
  const [first, last] = [pages[0], pages.at(-1)];
  const range = first === undefined ? [] : ['-f', String(first), '-l', String(last)];
  const { status, stdout } = spawnSync('pdftotext', ['-layout', ...range, path, '-'], { encoding: 'utf8' });
  if (status !== 0) return null;
  return stdout
    .split(/[\n\f]/u)
    .filter((line) => line.trim() !== '')
    .map((line) => line.trim().split(/ {2,}/u));
};
