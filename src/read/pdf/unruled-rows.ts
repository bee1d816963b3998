/** Rows that no rule parts: a band of cells that hold one value under the other, level across the columns. */
import { roomBeside } from './cell-text.js';
import type { Grid, Span } from './grid.js';
import { join } from './join.js';
import { groupLines } from './lines.js';
import { isTornNumber, isValue } from './numbers.js';
import { hangTogether, levels, mergeWrapped, type CellLine, type Row } from './row-levels.js';
import type { Word } from './words.js';

interface BandCell {
  span: Span;
  lines: CellLine[];
  /** every line is a number, a dash or a formula letter of its own */
  values: boolean;
}

const cellOf = (span: Span, words: Word[], width: number): BandCell => {
  const lines = groupLines(words).map((group) => ({
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

/** A label of as many lines as there are values, none of which the cell's edge broke. */
const isList = ({ lines, values }: BandCell, count: number): boolean =>
  values || (lines.length === count && lines.slice(0, -1).every((line) => !line.full));

/** Two columns of values, one of three and more, or one of two beside as many labels that stand level with it. */
const isUnruled = (cells: BandCell[], rows: Row[]): boolean => {
  const columns = cells.filter((cell) => cell.values);
  const most = Math.max(0, ...columns.map((cell) => cell.lines.length));
  const tall = cells.filter((cell) => cell.lines.length > 1);
  if (tall.length < 2 || rows.length < 2) return false;
  return (
    columns.length > 1 ||
    most > 2 ||
    (columns.length === 1 && tall.every((cell) => isList(cell, rows.length)))
  );
};

/** Heights between the rows of a band; none if it is one row. */
const cutsOf = (cells: BandCell[]): number[] => {
  const rows = mergeWrapped(hangTogether(levels(cells.flatMap(({ lines }) => lines))));
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
