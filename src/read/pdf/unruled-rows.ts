/** Rows that no rule parts: a band of cells that hold one value under the other, level across the columns. */
import { roomBeside } from './cell-text.js';
import type { Grid, Span } from './grid.js';
import { join } from './join.js';
import { groupLines } from './lines.js';
import { isTornNumber, isValue } from './numbers.js';
import type { Word } from './words.js';

interface CellLine {
  words: Word[];
  text: string;
  baseline: number;
  size: number;
  /** no room for more */
  full: boolean;
}

interface BandCell {
  span: Span;
  lines: CellLine[];
  /** every line is a number, a dash or a formula letter of its own */
  values: boolean;
}

/** Baselines of one row differ by less than this, in em. */
const level = 0.35;

const cellOf = (span: Span, words: Word[], width: number): BandCell => {
  const lines = groupLines(words).map((group) => ({
    words: group,
    text: join(0, group).text,
    baseline: Math.max(...group.map((word) => word.baseline)),
    size: Math.max(...group.map((word) => word.size)),
    full: roomBeside(group, width) < 1.5,
  }));
  const torn = lines.some(
    (line, i) => i > 0 && isTornNumber(lines[i - 1]?.text ?? '', line.text, lines[i - 1]?.full ?? false),
  );
  return { span, lines, values: lines.length > 1 && !torn && lines.every((line) => isValue(line.text)) };
};

interface Row {
  baseline: number;
  first: number;
  size: number;
  hasValue: boolean;
  /** the text lines on it have no room left */
  full: boolean;
}

/** Lines of all cells that stand level, top to bottom. */
const levels = (cells: BandCell[]): Row[] => {
  const rows: Row[] = [];
  const all = cells.flatMap(({ lines }) => lines).sort((a, b) => a.baseline - b.baseline);
  for (const line of all) {
    const last = rows.at(-1);
    const value = isValue(line.text);
    if (last && line.baseline - last.first < level * line.size) {
      last.baseline = line.baseline;
      last.hasValue ||= value;
      last.full ||= !value && line.full;
    } else
      rows.push({
        baseline: line.baseline,
        first: line.baseline,
        size: line.size,
        hasValue: value,
        full: !value && line.full,
      });
  }
  return rows;
};

/** A label wrapped over two lines is one row with whichever line holds its values. */
const mergeWrapped = (rows: Row[]): Row[] => {
  const merged: Row[] = [];
  for (const row of rows) {
    const last = merged.at(-1);
    const wraps = last?.full === true && !(last.hasValue && row.hasValue);
    if (last && wraps) {
      last.baseline = row.baseline;
      last.hasValue ||= row.hasValue;
      last.full = row.full;
    } else merged.push({ ...row });
  }
  return merged;
};

/** Two columns of values, or one of three and more, that stand level with other columns' lines. */
const isUnruled = (cells: BandCell[], rows: Row[]): boolean => {
  const columns = cells.filter((cell) => cell.values);
  const most = Math.max(0, ...columns.map((cell) => cell.lines.length));
  const level = cells.filter((cell) => cell.lines.length > 1).length;
  return level > 1 && rows.length > 1 && (columns.length > 1 || most > 2);
};

/** Heights between the rows of a band; none if it is one row. */
const cutsOf = (cells: BandCell[]): number[] => {
  const rows = mergeWrapped(levels(cells));
  if (!isUnruled(cells, rows)) return [];
  return rows
    .slice(1)
    .map((row, index) => ((rows[index]?.baseline ?? 0) + 0.12 * row.size + row.first - 0.88 * row.size) / 2);
};

/** A name set in the middle of the band belongs to all of its rows. */
const isForAll = ({ lines, span }: BandCell, top: number, bottom: number): boolean => {
  const [only] = lines;
  if (lines.length !== 1 || !only || span.column > 0 || isValue(only.text)) return false;
  return Math.abs(only.baseline - 0.38 * only.size - (top + bottom) / 2) < 0.4 * only.size;
};

/** The grid with a row for each level of the bands that need it. */
export const splitRows = (grid: Grid, wordsOf: (span: Span) => Word[]): Grid => {
  const ys: number[] = grid.ys.slice(0, 1);
  const inserted: number[] = [];
  const parts = new Map<Span, boolean>();
  for (let row = 0; row + 1 < grid.ys.length; row++) {
    const [top, bottom] = [grid.ys[row] ?? 0, grid.ys[row + 1] ?? 0];
    const cells = grid.spans
      .filter((span) => span.row === row && span.rowSpan === 1)
      .map((span) =>
        cellOf(span, wordsOf(span), (grid.xs[span.column + span.colSpan] ?? 0) - (grid.xs[span.column] ?? 0)),
      );
    const cuts = cutsOf(cells);
    for (const cell of cells) if (cuts.length > 0 && !isForAll(cell, top, bottom)) parts.set(cell.span, true);
    inserted.push(cuts.length);
    ys.push(...cuts, bottom);
  }
  return { xs: grid.xs, ys, spans: respan(grid.spans, inserted, parts) };
};

const respan = (spans: Span[], inserted: number[], parts: Map<Span, boolean>): Span[] => {
  const start: number[] = [0];
  for (const count of inserted) start.push((start.at(-1) ?? 0) + count + 1);
  const moved = spans.flatMap((span) => {
    const [from, to] = [start[span.row] ?? 0, start[span.row + span.rowSpan] ?? 0];
    if (!parts.has(span)) return [{ ...span, row: from, rowSpan: to - from }];
    return Array.from({ length: to - from }, (_, i) => ({ ...span, row: from + i, rowSpan: 1 }));
  });
  return moved.sort((a, b) => a.row - b.row || a.column - b.column);
};
