/** Where the page end cuts a table: rows and merged cells that were cut are put together again. */
import { endsCjk, startsCjk } from './characters.js';
import { append } from './join.js';
import { isValue } from './numbers.js';
import type { Cell } from './tables.js';

/** A cell of the lower part's first row, and the one above it that reaches down to the page end. */
interface Pair {
  upper: Cell;
  lower: Cell;
}

/** 完成率。 a sentence that ends needs no second half */
const closed = /[。；;！!？?]$/u;

const pairsOf = (above: Cell[], below: Cell[], height: number): Pair[] => {
  const upper = new Map(
    above.filter(({ row, rowSpan }) => row + rowSpan === height).map((cell) => [cell.column, cell]),
  );
  return below
    .filter(({ row }) => row === height)
    .flatMap((lower) => {
      const cell = upper.get(lower.column);
      return cell?.colSpan === lower.colSpan ? [{ upper: cell, lower }] : [];
    });
};

const isBlank = (cells: Cell[]): boolean => cells.every(({ text }) => text === '');

/** The lower text goes on where the upper one had no room left; an amount never does. */
const goesOn = ({ upper, lower }: Pair): boolean =>
  lower.text === '' || (upper.text !== '' && upper.full && !closed.test(upper.text) && !isValue(lower.text));

/** A row cut in two: below stands nothing, or only what had no room above, and not its label again. */
const isCutRow = (pairs: Pair[], first: Cell[], last: Cell[]): boolean => {
  if (pairs.length !== first.length || isBlank(last)) return false;
  if (isBlank(first)) return true;
  return pairs.every(goesOn) && pairs.some(({ upper, lower }) => upper.text !== '' && lower.text === '');
};

/** One cell merged downwards whose name stands in one of its two parts. */
const isCutMerge = ({ upper, lower }: Pair, header: number, mergedColumns: Set<number>): boolean => {
  if (upper.row < Math.max(1, header)) return false;
  const tall = upper.rowSpan > 1 || lower.rowSpan > 1;
  if (lower.text === '') return upper.text !== '' && (tall || mergedColumns.has(lower.column));
  return upper.text === '' && upper.rowSpan > 1 && lower.rowSpan > 1;
};

const joined = ({ upper, lower }: Pair, overlap: number): Cell => {
  const solid = upper.text === '' || lower.text === '' || endsCjk(upper.text) || startsCjk(lower.text);
  return {
    ...upper,
    ...append(upper, solid ? '' : ' ', lower),
    full: lower.text === '' ? upper.full : lower.full,
    rowSpan: upper.rowSpan + lower.rowSpan - overlap,
  };
};

/** `below` counts its rows from `height`, the rows above; the first `header` rows are the header. */
export const mendSeam = (above: Cell[], below: Cell[], height: number, header: number): Cell[] => {
  const pairs = pairsOf(above, below, height);
  const first = below.filter(({ row }) => row === height);
  const last = above.filter(({ row, rowSpan }) => row + rowSpan === height && row >= header);
  const isCut = isCutRow(pairs, first, last);
  const mergedColumns = new Set(
    [...above, ...below]
      .filter(({ row, rowSpan, text }) => row >= header && rowSpan > 1 && text !== '')
      .map(({ column }) => column),
  );
  const mended = isCut ? pairs : pairs.filter((pair) => isCutMerge(pair, header, mergedColumns));
  // a row of nothing but lower halves would be left without a cell of its own
  if (!isCut && mended.length === first.length) return [...above, ...below];
  const overlap = isCut ? 1 : 0;
  const whole = new Map(mended.map((pair) => [pair.upper, joined(pair, overlap)]));
  const halves = new Set(mended.map(({ lower }) => lower));
  return [
    ...above.map((cell) => whole.get(cell) ?? cell),
    ...below.filter((cell) => !halves.has(cell)).map((cell) => ({ ...cell, row: cell.row - overlap })),
  ];
};
