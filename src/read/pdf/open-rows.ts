/** The rows of a table without rules between them: the heights of its numbers, and the names around them. */
import { isNumber, isNumberLine, rangeOf, type Band, type Chunk, type Range } from './chunks.js';

export interface BodyCell extends Range {
  row: number;
  chunks: Chunk[];
}

export interface BodyRows {
  cells: BodyCell[];
  /** heights between the rows */
  cuts: number[];
  count: number;
}

/** Baselines of one row differ by less than this, in em. */
const level = 0.35;
/** A line with less room than this, in em, beside the widest of its column may go on in the next. */
const broken = 1.5;
/** Lines of one name are no further apart, in em from baseline to baseline. */
const pitch = 2;
/** '其中：' '（二）' '3.' '#': an item of its own */
const begins = /^(?:其中|附[:：]|[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]|[①-⑳#])/u;

interface Row {
  baseline: number;
  /** by column */
  chunks: Map<number, Chunk[]>;
}

const isLevel = (row: Row, { baseline, size }: Chunk): boolean =>
  Math.abs(row.baseline - baseline) < level * size;

/** A row for each height at which numbers stand. */
const numberRows = (lines: readonly Chunk[][]): Row[] => {
  const rows: Row[] = [];
  for (const chunk of lines.filter(isNumberLine).flatMap((line) => line.filter(isNumber)))
    if (!rows.some((row) => isLevel(row, chunk)))
      rows.push({ baseline: chunk.baseline, chunks: new Map<number, Chunk[]>() });
  return rows.sort((a, b) => a.baseline - b.baseline);
};

const put = ({ chunks }: Row, column: number, chunk: Chunk): void => {
  chunks.set(column, [...(chunks.get(column) ?? []), chunk]);
};

class Names {
  constructor(
    private readonly rows: Row[],
    private readonly bands: readonly Band[],
  ) {}

  private isFull({ left, right, size }: Chunk, column: number): boolean {
    const band = this.bands[column];
    return band !== undefined && right - left > band.right - band.left - broken * size;
  }

  /** The row above or below that a line between two rows of numbers belongs to; null: a row of its own. */
  private rowFor(chunk: Chunk, column: number): Row | null {
    const near = (row: Row | undefined): row is Row =>
      row !== undefined && Math.abs(row.baseline - chunk.baseline) < pitch * chunk.size;
    const above = this.rows.findLast(({ baseline }) => baseline < chunk.baseline);
    const next = this.rows.find(({ baseline }) => baseline > chunk.baseline);
    const open = [above, next].filter(near).filter(({ chunks }) => !isNamed(chunks.get(column), chunk));
    const [nearest] = open.sort(
      (a, b) => Math.abs(a.baseline - chunk.baseline) - Math.abs(b.baseline - chunk.baseline),
    );
    if (nearest) return nearest;
    const [last, first] = [above?.chunks.get(column)?.at(-1), next?.chunks.get(column)?.[0]];
    if (near(above) && last && this.isFull(last, column) && !begins.test(chunk.text)) return above;
    return near(next) && first && this.isFull(chunk, column) && !begins.test(first.text) ? next : null;
  }

  add(chunk: Chunk, column: number): void {
    const row = this.rowFor(chunk, column) ?? this.rows.find((each) => isLevel(each, chunk));
    if (row) put(row, column, chunk);
    else {
      const own: Row = { baseline: chunk.baseline, chunks: new Map([[column, [chunk]]]) };
      this.rows.push(own);
      this.rows.sort((a, b) => a.baseline - b.baseline);
    }
  }
}

/** A name stands on the height of the numbers already, and not only around it. */
const isNamed = (chunks: readonly Chunk[] | undefined, chunk: Chunk): boolean =>
  chunks?.some(({ baseline }) => Math.abs(baseline - chunk.baseline) >= chunk.size) ?? false;

/** Null where two numbers stand in one cell: the columns are not what they look like. */
export const bodyRows = (lines: readonly Chunk[][], bands: readonly Band[]): BodyRows | null => {
  const rows = numberRows(lines);
  const between: Chunk[] = [];
  for (const chunk of lines.flat()) {
    const row = rows.find((each) => isLevel(each, chunk));
    if (row) put(row, rangeOf(chunk, bands).from, chunk);
    else between.push(chunk);
  }
  const names = new Names(rows, bands);
  for (const chunk of between) names.add(chunk, rangeOf(chunk, bands).from);
  const cells = rows.flatMap(({ chunks }, row) =>
    [...chunks.values()].map((each) => ({
      row,
      from: Math.min(...each.map((chunk) => rangeOf(chunk, bands).from)),
      to: Math.max(...each.map((chunk) => rangeOf(chunk, bands).to)),
      chunks: each.sort((a, b) => a.baseline - b.baseline || a.left - b.left),
    })),
  );
  if (cells.some((cell) => isTwice(cell, cells))) return null;
  return { cells, cuts: cutsOf(rows), count: rows.length };
};

const isTwice = (cell: BodyCell, cells: readonly BodyCell[]): boolean =>
  (cell.chunks.length > 1 && cell.chunks.some(isNumber)) ||
  cells.some(
    (other) => other !== cell && other.row === cell.row && other.from <= cell.to && other.to >= cell.from,
  );

const cutsOf = (rows: readonly Row[]): number[] =>
  rows.slice(1).map(({ chunks }, at) => {
    const above = [...(rows[at]?.chunks.values() ?? [])].flat();
    const below = [...chunks.values()].flat();
    const bottom = Math.max(...above.map(({ baseline, size }) => baseline + 0.12 * size));
    const top = Math.min(...below.map(({ baseline, size }) => baseline - 0.88 * size));
    return (bottom + top) / 2;
  });

/** 。 ends a sentence: what stands in front of the numbers is no name */
export const isProse = ({ cells, count }: BodyRows, lines: readonly Chunk[][]): boolean => {
  const names = cells.filter(({ from }) => from === 0).flatMap(({ chunks }) => chunks);
  return names.some(({ text }) => text.includes('。')) || lines.filter(isNumberLine).length * 2 < count;
};
