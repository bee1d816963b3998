/** The header of a table without vertical rules: names over one column, and names centred over several. */
import type { Band, Chunk } from './chunks.js';
import type { Rule } from './engine.js';
import type { Span } from './grid.js';
import { rangesOf, withBlankColumns } from './header-columns.js';
import { wideNames, type Name } from './wide-names.js';

export interface HeaderCell extends Span {
  /** lines of the name, top to bottom */
  chunks: Chunk[];
}

export interface OpenHeader {
  /** those of the rows, and those that have a name and no row fills */
  bands: Band[];
  cells: HeaderCell[];
  rows: number;
}

/** How many names over several columns stand over a column, above a height. */
const depthOf = (wide: readonly Name[], column: number, height: number): number =>
  wide.filter(
    ({ from, to, chunks: [first] }) => from <= column && to >= column && (first?.baseline ?? 0) < height,
  ).length;

const wideCell = ({ from, to, chunks }: Name, wide: readonly Name[]): HeaderCell => ({
  row: Math.max(
    ...Array.from({ length: to - from + 1 }, (_, at) => depthOf(wide, from + at, chunks[0]?.baseline ?? 0)),
  ),
  column: from,
  rowSpan: 1,
  colSpan: to - from + 1,
  chunks,
});

/** `chunks`: all of the header, top to bottom. `rules`: those within it. `filled`: the columns of the rows. */
export const openHeader = (
  chunks: readonly Chunk[],
  filled: readonly Band[],
  rules: readonly Rule[],
): OpenHeader => {
  const bands = withBlankColumns(chunks, filled);
  const ranges = rangesOf(chunks, bands);
  const wide = wideNames(ranges, bands, rules);
  const taken = new Set(wide.flatMap((name) => name.chunks));
  const depths = bands.map((_, column) => depthOf(wide, column, Infinity));
  const rows = 1 + Math.max(0, ...depths);
  const own = depths.map((row, column) => ({
    row,
    column,
    rowSpan: rows - row,
    colSpan: 1,
    chunks: chunks.filter((chunk) => !taken.has(chunk) && ranges.get(chunk)?.from === column),
  }));
  const cells = [...wide.map((name) => wideCell(name, wide)), ...own];
  return { bands, cells: cells.sort((a, b) => a.row - b.row || a.column - b.column), rows };
};
