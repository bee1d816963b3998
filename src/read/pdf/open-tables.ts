/**
 * Tables that draw no columns: three rules, above and below the header and at the foot, or none at all. They are read
 * where white space parts the same columns in all rows and each column of numbers has a name; else they stay text.
 */
import { cellText } from './cell-text.js';
import { bandsOf, chunksOf, isNumber, isNumberLine, rangeOf, type Band, type Chunk } from './chunks.js';
import type { Rule } from './engine.js';
import type { Span } from './grid.js';
import { groupLines } from './lines.js';
import { openHeader, type OpenHeader } from './open-header.js';
import { regionsOf } from './open-regions.js';
import type { Region } from './region.js';
import { bodyRows, isProse, type BodyRows } from './open-rows.js';
import { cleanRules } from './rules.js';
import type { Cell, PageTable } from './tables.js';
import { bottom, top, type Word } from './words.js';

/** Half way between one column and the next; the outer edges as drawn, or those of the ink. */
const edgesOf = (bands: readonly Band[], edges: Region['edges']): number[] => [
  edges?.left ?? bands[0]?.left ?? 0,
  ...bands.slice(1).map(({ left }, at) => ((bands[at]?.right ?? left) + left) / 2),
  edges?.right ?? bands.at(-1)?.right ?? 0,
];

const cellAt = (page: number, span: Span, chunks: readonly Chunk[], xs: readonly number[]): Cell => ({
  ...span,
  ...cellText(
    page,
    chunks.flatMap(({ words }) => words),
    (xs[span.column + span.colSpan] ?? 0) - (xs[span.column] ?? 0),
  ),
});

/** Every place of the grid that no cell covers is a blank one. */
const withBlanks = (cells: Cell[], rows: number, columns: number): Cell[] => {
  const taken = new Set(
    cells.flatMap(({ row, column, rowSpan, colSpan }) =>
      Array.from({ length: rowSpan * colSpan }, (_, at) =>
        [row + Math.floor(at / colSpan), column + (at % colSpan)].join(),
      ),
    ),
  );
  const blanks = Array.from({ length: rows * columns }, (_, at): Cell => {
    const [row, column] = [Math.floor(at / columns), at % columns];
    return { row, column, rowSpan: 1, colSpan: 1, text: '', pieces: [], full: false };
  });
  return [...cells, ...blanks.filter(({ row, column }) => !taken.has([row, column].join()))].sort(
    (a, b) => a.row - b.row || a.column - b.column,
  );
};

/** Columns in which numbers stand: each is told what it means by a name. */
const areNamed = ({ cells }: OpenHeader, body: BodyRows): boolean => {
  const numbers = new Set(body.cells.filter(({ chunks }) => chunks.some(isNumber)).map(({ from }) => from));
  return [...numbers].every((at) =>
    cells.some(({ column, colSpan, chunks }) => at >= column && at < column + colSpan && chunks.length > 0),
  );
};

/** How many columns must hold numbers, and how many rows: fewer where rules show the table. */
const isEnough = ({ body, edges }: Region, bands: readonly Band[]): boolean => {
  const numbers = body.flat().filter(isNumber);
  const columns = new Set(numbers.map((chunk) => rangeOf(chunk, bands).from)).size;
  return edges ? bands.length > 1 && numbers.length > 2 : columns > 1 && body.filter(isNumberLine).length > 2;
};

/** The edges of the table that the last page ended with, where all columns of this one lie between them. */
const edgesBefore = (bands: readonly Band[], before: PageTable | null): number[] | null => {
  const { xs } = before ?? { xs: [] };
  const places = bands.map(({ left, right }) =>
    xs.findIndex((x, at) => left > x - 1 && right < (xs[at + 1] ?? -Infinity) + 1),
  );
  const isInOrder = places.every((place, at) => place >= 0 && place > (places[at - 1] ?? -1));
  return isInOrder && bands.length > 1 ? xs : null;
};

/** The columns of a grid with these edges. */
const columnsIn = (xs: readonly number[]): Band[] =>
  xs.slice(1).map((right, at) => ({ left: (xs[at] ?? 0) + 1, right: right - 1 }));

interface Layout {
  bands: readonly Band[];
  xs: number[];
  names: OpenHeader;
}

/** With its own header; without one a table goes on from the last page. */
const layoutOf = ({ header, body, partial, edges }: Region, before: PageTable | null): Layout | null => {
  const filled = bandsOf(body.filter(isNumberLine));
  const known = edgesBefore(filled, before);
  if (header.length === 0)
    return known && { bands: columnsIn(known), xs: known, names: { bands: [], cells: [], rows: 0 } };
  const names = openHeader(header.flat(), filled, partial);
  const same = known?.length === names.bands.length + 1 ? edgesBefore(names.bands, before) : null;
  return { bands: names.bands, xs: same ?? edgesOf(names.bands, edges), names };
};

const tableOf = (page: number, region: Region, before: PageTable | null): PageTable | null => {
  const { header, body, edges } = region;
  const layout = layoutOf(region, before);
  if (!layout) return null;
  const { bands, xs, names } = layout;
  const rows = isEnough(region, bands) ? bodyRows(body, bands) : null;
  if (!rows || isProse(rows, body) || (header.length > 0 && !areNamed(names, rows))) return null;
  const words = [...header, ...body].flat().flatMap((chunk) => chunk.words);
  const ink = { top: Math.min(...words.map(top)), bottom: Math.max(...words.map(bottom)) };
  const headTop = edges?.top ?? ink.top;
  const headBottom = Math.min(...body.flat().flatMap((chunk) => chunk.words.map(top)));
  const ys = [
    ...Array.from({ length: names.rows }, (_, at) => headTop + ((headBottom - headTop) * at) / names.rows),
    headBottom,
    ...rows.cuts,
    edges?.bottom ?? ink.bottom,
  ];
  const cells = [
    ...names.cells.map(({ chunks, ...span }) => cellAt(page, span, chunks, xs)),
    ...rows.cells.map(({ row, from, to, chunks }) =>
      cellAt(page, { row: names.rows + row, column: from, rowSpan: 1, colSpan: to - from + 1 }, chunks, xs),
    ),
  ];
  const whole = withBlanks(cells, names.rows + rows.count, xs.length - 1);
  return { page, xs: [...xs], ys, cells: whole, origin: 'aligned' };
};

/**
 * The tables of a page among the words that stand in no drawn grid, and the words that stand in none. `before`: the
 * last table of the page before, which may go on at the top of this one.
 */
export const openTables = (
  page: number,
  words: Word[],
  rules: Rule[],
  ruled: PageTable[],
  before: PageTable | null,
): { tables: PageTable[]; rest: Word[] } => {
  const free = cleanRules(rules, 'horizontal').filter(
    ({ at }) => !ruled.some(({ ys }) => at >= (ys[0] ?? 0) - 2 && at <= (ys.at(-1) ?? 0) + 2),
  );
  const lines = groupLines(words).map(chunksOf);
  const first = lines.slice(0, mostLinesAbove + 1).flat();
  const tables: PageTable[] = [];
  const taken = new Set<Word>();
  for (const region of regionsOf(lines, free)) {
    const chunks = [...region.header, ...region.body].flat();
    const isOnTop = ruled.length === 0 && chunks.some((chunk) => first.includes(chunk));
    const table = tableOf(page, region, isOnTop ? before : null);
    if (!table) continue;
    tables.push(table);
    for (const chunk of chunks) for (const word of chunk.words) taken.add(word);
  }
  return { tables, rest: words.filter((word) => !taken.has(word)) };
};

/** A running head, a caption said again and a unit may stand above a table that goes on. */
const mostLinesAbove = 3;
