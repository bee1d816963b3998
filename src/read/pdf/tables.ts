/** Text into the cells of drawn grids. */
import { cellText } from './cell-text.js';
import type { Grid, Span } from './grid.js';
import type { Text } from './join.js';
import { splitRows } from './unruled-rows.js';
import { middle, type Word } from './words.js';

export interface Cell extends Span, Text {
  /** its last line had no room for more */
  full: boolean;
}

/** One page's part of a table, in the page's reading frame. */
export interface PageTable {
  page: number;
  xs: number[];
  ys: number[];
  cells: Cell[];
  origin: 'ruled' | 'aligned';
}

/** Index of the interval between edges that holds the value, or -1. */
const locate = (edges: number[], value: number): number => {
  let [low, high] = [0, edges.length - 1];
  if (value < (edges[low] ?? 0) || value > (edges[high] ?? 0)) return -1;
  while (high - low > 1) {
    const half = (low + high) >> 1;
    if ((edges[half] ?? 0) <= value) low = half;
    else high = half;
  }
  return low;
};

/** Words by the grid slot that their middle lies in; the others are left over. */
const sortWords = (grid: Grid, words: Word[]): { bySlot: Map<number, Word[]>; rest: Word[] } => {
  const bySlot = new Map<number, Word[]>();
  const rest: Word[] = [];
  for (const word of words) {
    const [column, row] = [locate(grid.xs, (word.left + word.right) / 2), locate(grid.ys, middle(word))];
    const slot = row * (grid.xs.length - 1) + column;
    const slotWords = bySlot.get(slot);
    if (row < 0 || column < 0) rest.push(word);
    else if (slotWords) slotWords.push(word);
    else bySlot.set(slot, [word]);
  }
  return { bySlot, rest };
};

const wordsInSpan = (grid: Grid, span: Span, bySlot: Map<number, Word[]>): Word[] => {
  const words: Word[] = [];
  for (let r = span.row; r < span.row + span.rowSpan; r++)
    for (let c = span.column; c < span.column + span.colSpan; c++)
      words.push(...(bySlot.get(r * (grid.xs.length - 1) + c) ?? []));
  return words;
};

/** A frame around text, or lines without text, is no table. */
const isTable = (cells: Cell[], grid: Grid): boolean => {
  const written = cells.filter((cell) => cell.text !== '').length;
  return grid.xs.length > 2 && cells.length >= 3 && written >= 2;
};

const cellsOf = (page: number, grid: Grid, words: Word[]): Cell[] => {
  const { bySlot } = sortWords(grid, words);
  return grid.spans.map((span) => {
    const width = (grid.xs[span.column + span.colSpan] ?? 0) - (grid.xs[span.column] ?? 0);
    return { ...span, ...cellText(page, wordsInSpan(grid, span, bySlot), width) };
  });
};

/** The tables of a page and the words that stand in none. */
export const fillGrids = (
  page: number,
  grids: Grid[],
  words: Word[],
): { tables: PageTable[]; rest: Word[] } => {
  const tables: PageTable[] = [];
  let rest = words;
  for (const drawn of grids) {
    const sorted = sortWords(drawn, rest);
    const grid = splitRows(drawn, (span) => wordsInSpan(drawn, span, sorted.bySlot));
    const cells = cellsOf(page, grid, rest);
    if (!isTable(cells, grid)) continue;
    tables.push({ page, xs: grid.xs, ys: grid.ys, cells, origin: 'ruled' });
    rest = sorted.rest;
  }
  return { tables, rest };
};
