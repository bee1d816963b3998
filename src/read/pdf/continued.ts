/** A table that goes on over the next page is one table. */
import type { PageTable, Cell } from './tables.js';

/** Column edges of the two parts differ by no more than this, in points. */
const sameEdge = 4;

const rowText = (table: PageTable, row: number): string =>
  table.cells
    .filter((cell) => cell.row === row)
    .map((cell) => `${cell.column}:${cell.text}`)
    .join('|');

/** Digits in a row that repeats are years and units of a header, unless the row is nothing but them. */
const isHeaderRow = (text: string): boolean => /\p{L}/u.test(text);

/** Rows at the top of the second part that repeat the first part's. */
const repeatedRows = (first: PageTable, second: PageTable): number => {
  let rows = 0;
  const most = Math.min(first.ys.length, second.ys.length) - 1;
  while (rows < most && isHeaderRow(rowText(second, rows)) && rowText(first, rows) === rowText(second, rows))
    rows++;
  return rows;
};

export const sameColumns = (a: PageTable, b: PageTable): boolean => {
  const shift = (b.xs[0] ?? 0) - (a.xs[0] ?? 0);
  return (
    a.xs.length === b.xs.length &&
    a.xs.every((x, index) => Math.abs((b.xs[index] ?? 0) - x - shift) <= sameEdge)
  );
};

/** Cells of the second part below those of the first, without the repeated header. */
export const continueTable = (cells: Cell[], rows: number, first: PageTable, second: PageTable): Cell[] => {
  const skipped = repeatedRows(first, second);
  const kept = second.cells.filter((cell) => cell.row >= skipped);
  return [...cells, ...kept.map((cell) => ({ ...cell, row: cell.row - skipped + rows }))];
};
