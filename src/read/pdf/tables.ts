/** Text into the cells of drawn grids. */
import { endsCjk, startsCjk } from './characters.js';
import type { Grid, Span } from './grid.js';
import { append, join, type Text } from './join.js';
import { groupLines } from './lines.js';
import { middle, type Word } from './words.js';

export interface Cell extends Span, Text {}

/** One page's part of a table, in the page's reading frame. */
export interface PageTable {
  page: number;
  xs: number[];
  ys: number[];
  cells: Cell[];
  origin: 'ruled' | 'aligned';
}

/** 1,234,567.89 or -12.5% */
const number = /^[-－+]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?[%％]?$/u;
/** …1,234, or 12. or 567 at a line's end */
const tailDigits = /[\d,.，．]+$/u;
/** 567.89 at a line's start */
const headDigits = /^[\d,.，．]+[%％]?/u;

/** Two halves of one number: the first half could not have been longer, and together they are well formed. */
const isTornNumber = (a: string, b: string, isFull: boolean): boolean => {
  const [tail, head] = [tailDigits.exec(a)?.[0], headDigits.exec(b)?.[0]];
  return tail !== undefined && head !== undefined && isFull && number.test(tail + head);
};

const separator = (a: string, b: string, isFull: boolean): string => {
  if (endsCjk(a) || startsCjk(b)) return '';
  return isTornNumber(a, b, isFull) ? '' : ' ';
};

/** The lines of a cell as one text. */
const cellText = (page: number, words: Word[], width: number): Text => {
  let all: Text = { text: '', pieces: [] };
  let room = Infinity;
  for (const group of groupLines(words)) {
    const line = join(page, group);
    all = all.text === '' ? line : append(all, separator(all.text, line.text, room < 1.5), line);
    const size = group[0]?.size ?? 1;
    room =
      (width - (Math.max(...group.map((word) => word.right)) - Math.min(...group.map((word) => word.left)))) /
      size;
  }
  return all;
};

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
    if (row < 0 || column < 0) rest.push(word);
    else bySlot.set(slot, [...(bySlot.get(slot) ?? []), word]);
  }
  return { bySlot, rest };
};

const wordsOfSpan = (grid: Grid, span: Span, bySlot: Map<number, Word[]>): Word[] => {
  const words: Word[] = [];
  for (let r = span.row; r < span.row + span.rowSpan; r++)
    for (let c = span.column; c < span.column + span.colSpan; c++)
      words.push(...(bySlot.get(r * (grid.xs.length - 1) + c) ?? []));
  return words;
};

/** A frame around text, or lines without text, is no table. */
const isTable = (cells: Cell[], grid: Grid): boolean => {
  const written = cells.filter((cell) => cell.text !== '').length;
  return grid.xs.length > 2 && cells.length >= 3 && written >= 2 && grid.ys.length >= 2;
};

/** The tables of a page and the words that stand in none. */
export const fillGrids = (
  page: number,
  grids: Grid[],
  words: Word[],
): { tables: PageTable[]; rest: Word[] } => {
  const tables: PageTable[] = [];
  let rest = words;
  for (const grid of grids) {
    const sorted = sortWords(grid, rest);
    const cells = grid.spans.map((span) => {
      const width = (grid.xs[span.column + span.colSpan] ?? 0) - (grid.xs[span.column] ?? 0);
      return { ...span, ...cellText(page, wordsOfSpan(grid, span, sorted.bySlot), width) };
    });
    if (!isTable(cells, grid)) continue;
    tables.push({ page, xs: grid.xs, ys: grid.ys, cells, origin: 'ruled' });
    rest = sorted.rest;
  }
  return { tables, rest };
};
