/** How much of a label stands where it should: rows are paired in order, cells are compared column by column. */
import type { Label } from './label.js';

export interface Score {
  cells: number;
  cellsRight: number;
  figures: number;
  figuresRight: number;
  spans: number;
  spansRight: number;
  /** cells that nobody sees on the page: of rows and columns that the label does not have */
  extra: number;
}

export type Grid = string[][];

const solid = (text: string): string => text.replace(/\s/gu, '');
const isJoin = (text: string | undefined): boolean => text === '<<' || text === '^^';
// 2,961.68   -12.5%   0
const figure = /^[-－]?\d[\d,]*(?:\.\d+)?[%％]?$/u;

const alike = (a: string[], b: string[]): number =>
  a.reduce(
    (sum, text, column) => sum + Number(column < b.length && solid(text) === solid(b[column] ?? '')),
    0,
  );

/** For each row of the label the index of the row that it is paired with, or -1: the pairing with most cells right. */
const pairRows = (label: Grid, grid: Grid): number[] => {
  const best = Array.from({ length: label.length + 1 }, () => new Array<number>(grid.length + 1).fill(0));
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0;
  for (let i = label.length - 1; i >= 0; i--)
    for (let j = grid.length - 1; j >= 0; j--)
      (best[i] ?? [])[j] = Math.max(
        at(i + 1, j),
        at(i, j + 1),
        at(i + 1, j + 1) + alike(label[i] ?? [], grid[j] ?? []),
      );
  const pairs: number[] = [];
  let j = 0;
  for (let i = 0; i < label.length; i++) {
    while (j < grid.length && at(i, j) === at(i, j + 1) && at(i, j) > at(i + 1, j)) j++;
    const taken = j < grid.length && at(i, j) === at(i + 1, j + 1) + alike(label[i] ?? [], grid[j] ?? []);
    pairs.push(taken ? j++ : -1);
  }
  return pairs;
};

const extent = (grid: Grid, row: number, column: number): string => {
  let [right, below] = [1, 1];
  while (grid[row]?.[column + right] === '<<') right++;
  while (grid[row + below]?.[column] === '^^') below++;
  return `${right}×${below}`;
};

export const none: Score = {
  cells: 0,
  cellsRight: 0,
  figures: 0,
  figuresRight: 0,
  spans: 0,
  spansRight: 0,
  extra: 0,
};

/** Cells of rows that are paired with none of the label, and cells to the right of those that are. */
const extraOf = (rows: Grid, grid: Grid, pairs: number[]): number => {
  const widths = new Map(pairs.map((at, y) => [at, rows[y]?.length ?? 0]));
  return grid.reduce(
    (sum, row, at) => sum + row.slice(widths.get(at) ?? 0).filter((text) => !isJoin(text)).length,
    0,
  );
};

export const scoreOf = ({ rows }: Label, grid: Grid): Score => {
  const pairs = pairRows(rows, grid);
  const score: Score = { ...none, extra: extraOf(rows, grid, pairs) };
  for (const [y, row] of rows.entries())
    for (const [x, text] of row.entries()) {
      if (isJoin(text)) continue;
      const [at, found] = [pairs[y] ?? -1, grid[pairs[y] ?? -1]?.[x]];
      const right = found !== undefined && solid(found) === solid(text);
      const span = extent(rows, y, x);
      score.cells += 1;
      score.cellsRight += Number(right);
      if (figure.test(solid(text))) {
        score.figures += 1;
        score.figuresRight += Number(right);
      }
      if (span !== '1×1') {
        score.spans += 1;
        score.spansRight += Number(right && extent(grid, at, x) === span);
      }
    }
  return score;
};

export const add = (a: Score, b: Score): Score => ({
  cells: a.cells + b.cells,
  cellsRight: a.cellsRight + b.cellsRight,
  figures: a.figures + b.figures,
  figuresRight: a.figuresRight + b.figuresRight,
  spans: a.spans + b.spans,
  spansRight: a.spansRight + b.spansRight,
  extra: a.extra + b.extra,
});
