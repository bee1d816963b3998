/** A table that goes on over the next page is one table. */
import type { Line } from './lines.js';
import { mendSeam } from './seam.js';
import type { Cell, PageTable } from './tables.js';

/** Column edges of the two parts differ by no more than this, in points. */
const sameEdge = 4;

/** The cells of a row as one string: 项目|预算数|决算数 */
const rowText = (table: PageTable, row: number): string =>
  table.cells
    .filter((cell) => cell.row === row)
    .map((cell) => cell.text)
    .join('|');

/** Rows at the top of the second part that repeat the first part's header; a header has words. */
const repeatedRows = (first: PageTable, second: PageTable): number => {
  const most = Math.min(first.ys.length, second.ys.length) - 1;
  let rows = 0;
  while (
    rows < most &&
    /\p{L}/u.test(rowText(second, rows)) &&
    rowText(first, rows) === rowText(second, rows)
  )
    rows++;
  return rows;
};

/** Index of the edge that stands where `x` does; -1 if there is none. */
const edgeAt = (xs: number[], x: number): number => xs.findIndex((edge) => Math.abs(edge - x) <= sameEdge);

/** The edges that both parts share, in the first part's frame: the finer set, if it holds all of the coarser. */
export const commonColumns = (a: PageTable, b: PageTable): number[] | null => {
  const shift = (b.xs[0] ?? 0) - (a.xs[0] ?? 0);
  const moved = b.xs.map((x) => x - shift);
  const [coarse, fine] = a.xs.length < moved.length ? [a.xs, moved] : [moved, a.xs];
  const outer = Math.abs((a.xs.at(-1) ?? 0) - (moved.at(-1) ?? 0)) <= sameEdge;
  // a part with two columns lies inside almost anything
  if (!outer || (coarse.length < 4 && coarse.length !== fine.length)) return null;
  return coarse.every((x) => edgeAt(fine, x) >= 0) ? fine : null;
};

/** Cells counted in the columns of a finer grid. */
const recount = (cells: Cell[], xs: number[], shift: number, fine: number[]): Cell[] =>
  xs.length === fine.length
    ? cells
    : cells.map((cell) => {
        const column = edgeAt(fine, (xs[cell.column] ?? 0) - shift);
        return {
          ...cell,
          column,
          colSpan: edgeAt(fine, (xs[cell.column + cell.colSpan] ?? 0) - shift) - column,
        };
      });

const heightOf = (cells: Cell[]): number =>
  cells.reduce((most, cell) => Math.max(most, cell.row + cell.rowSpan), 0);

/** `whole` holds the cells of all parts so far, in the columns of its last part. */
export const continueTable = (
  whole: PageTable,
  first: PageTable,
  second: PageTable,
  columns: number[],
): PageTable => {
  const skipped = repeatedRows(first, second);
  const above = recount(whole.cells, whole.xs, 0, columns);
  const height = heightOf(above);
  const below = recount(second.cells, second.xs, (second.xs[0] ?? 0) - (whole.xs[0] ?? 0), columns)
    .filter((cell) => cell.row >= skipped)
    .map((cell) => ({ ...cell, row: cell.row - skipped + height }));
  return { ...whole, page: second.page, xs: columns, cells: mendSeam(above, below, height, skipped) };
};

/** 续表, （续）, 续表1： */
const continuation = /[(（]?续表?[一二三四五六七八九十\d]*[)）]?[:：]?/gu;
/** What a line above a table says, but for the words that only mark a later part of it. */
export const captionText = (line: Line): string => line.text.replace(/\s/gu, '').replace(continuation, '');
