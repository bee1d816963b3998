/** Columns of numbers with their names above, where no rule shows where they begin. */
import { alignedLines } from '../aligned.js';
import { bandsOf, isNumber, isNumberLine, rangeOf, type Band, type Chunk } from './chunks.js';
import { baselineOf, isNear, isOutside, isWordy, sizeOf, type Region } from './region.js';

/** Each chunk stands in one column, and not beside all of them. */
const fits = (line: readonly Chunk[], bands: readonly Band[]): boolean =>
  !isOutside(line) &&
  line.every((chunk) => {
    const { from, to } = rangeOf(chunk, bands);
    return from === to && chunk.left >= (bands[0]?.left ?? 0) - chunk.size;
  });

const isRow = (line: readonly Chunk[], bands: readonly Band[]): boolean =>
  fits(line, bands) && line.some((chunk) => isNumber(chunk) && rangeOf(chunk, bands).from > 0);

/** Names alone, each in a column of names: a row without numbers, or half of a name that wraps around its numbers. */
const isNames = (line: readonly Chunk[], { bands, numbers }: Columns): boolean =>
  fits(line, bands) && line.every((chunk) => !isNumber(chunk) && !numbers.has(rangeOf(chunk, bands).from));

interface Columns {
  bands: Band[];
  /** those in which numbers stand */
  numbers: ReadonlySet<number>;
}

const columnsOf = (lines: readonly Chunk[][]): Columns => {
  const rows = lines.filter(isNumberLine);
  const bands = bandsOf(rows);
  return {
    bands,
    numbers: new Set(
      rows
        .flat()
        .filter(isNumber)
        .map((chunk) => rangeOf(chunk, bands).from),
    ),
  };
};

/** How far the rows reach from a line, downwards (1) or upwards (-1). */
const reachOf = (lines: readonly Chunk[][], from: number, step: 1 | -1, columns: Columns): number => {
  let last = from;
  for (let at = from + step; lines[at]; at += step) {
    const [above, below] = step > 0 ? [lines[at - 1], lines[at]] : [lines[at], lines[at + 1]];
    const line = lines[at] ?? [];
    if (!isNear(above, below)) break;
    if (isRow(line, columns.bands)) last = at;
    else if (!isNames(line, columns)) break;
  }
  return last;
};

/** The other half of a name that wraps around the numbers of the outermost row. */
const withHalf = (lines: readonly Chunk[][], at: number, step: 1 | -1, columns: Columns): number => {
  const [row, next] = [lines[at], lines[at + step]];
  if (!row || !next || !isNames(next, columns)) return at;
  const [above, below] = step > 0 ? [row, next] : [next, row];
  const isHalf =
    baselineOf(below) - baselineOf(above) < 1.1 * sizeOf(next) &&
    next.every(
      (chunk) =>
        !row.some((other) => rangeOf(other, columns.bands).from === rangeOf(chunk, columns.bands).from),
    );
  return isHalf ? at + step : at;
};

/** no printed header has more lines */
const mostHeaderLines = 8;

// '各县区收支情况表' '主要指标（一）'
const caption = /(?:表|图|情况)(?:（[^（）]*）)?$/u;

/** A line of its own above the table: in its middle, larger than its names, or called a table. */
const isCaption = (line: readonly Chunk[], below: readonly Chunk[], bands: readonly Band[]): boolean => {
  const [only, another] = line;
  if (!only || another) return false;
  const middle = ((bands[0]?.left ?? 0) + (bands.at(-1)?.right ?? 0)) / 2;
  return (
    Math.abs((only.left + only.right) / 2 - middle) < 2 * only.size ||
    only.size > sizeOf(below) + 0.5 ||
    caption.test(only.text)
  );
};

const headerAbove = (lines: readonly Chunk[][], start: number, bands: readonly Band[]): number => {
  let top = start;
  const width = (bands.at(-1)?.right ?? 0) - (bands[0]?.left ?? 0);
  while (start - top < mostHeaderLines && isNear(lines[top - 1], lines[top])) {
    const line = lines[top - 1] ?? [];
    const isName =
      isWordy(line) &&
      line.every(({ text, left, right }) => !/[。；]/u.test(text) && right - left < 0.6 * width);
    if (!isName || isOutside(line) || isCaption(line, lines[top] ?? [], bands)) break;
    top -= 1;
  }
  return top;
};

/** Columns of numbers with their names above, where no rule shows where they begin. */
export const unruledRegions = (lines: readonly Chunk[][]): Region[] => {
  const em = [...lines.map(sizeOf)].sort((a, b) => a - b)[lines.length >> 1] ?? 1;
  const spaced = lines.map((line, at) => ({
    spans: line.map(({ text, left, right }) => ({ text, left: left / em, right: right / em })),
    near: isNear(lines[at - 1], line),
  }));
  let done = 0;
  return alignedLines(spaced).flatMap((found) => {
    if (found.start < done) return [];
    const columns = columnsOf(lines.slice(found.start, found.end));
    const { bands } = columns;
    const start = withHalf(lines, reachOf(lines, found.start, -1, columns), -1, columns);
    const end = withHalf(lines, reachOf(lines, found.end - 1, 1, columns), 1, columns) + 1;
    const top = headerAbove(lines, start, bands);
    done = end;
    return [{ header: lines.slice(top, start), body: lines.slice(start, end), partial: [], edges: null }];
  });
};
