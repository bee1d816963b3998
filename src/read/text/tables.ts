/** Tables that a plain text draws with tabs or with vertical bars. */
import type { TableBlock, TableCell } from '../../../schemas/document.js';
import { linePiece, type Line } from './lines.js';

interface Taken {
  block: TableBlock;
  lines: number;
}

/** The table that begins at line `at`, if one does. */
export const takeTable = (lines: Line[], at: number): Taken | null =>
  takeTabbed(lines, at) ?? takeDrawn(lines, at);

/** At least two lines, one below the other, with the same number of tabs, two or more. */
const takeTabbed = (lines: Line[], at: number): Taken | null => {
  const columns = cellsBetween(lines[at], '\t').length;
  if (columns < 3) return null;
  let end = at;
  while (cellsBetween(lines[end], '\t').length === columns) end += 1;
  return end - at < 2 ? null : { block: table(lines.slice(at, end), '\t', 'aligned'), lines: end - at };
};

/** ├────┼────┤ · +----+----+ · |---|:--:| */
const ruling = /^[\s|+:=\-─-╿]{3,}$/u;
/** │ 收入 │ 100 │ */
const drawnRow = /^([|│┃║]).*\1$/u;

const takeDrawn = (lines: Line[], at: number): Taken | null => {
  let end = at;
  while (isDrawn(lines[end]?.text)) end += 1;
  const rows = lines.slice(at, end).filter(({ text }) => !ruling.test(text));
  const bar = rows[0]?.text[0];
  if (rows.length < 2 || bar === undefined) return null;
  const columns = new Set(rows.map((row) => cellsBetween(row, bar).length));
  if (columns.size !== 1 || columns.has(3)) return null;
  return { block: table(rows, bar, 'ruled'), lines: end - at };
};

const isDrawn = (text: string | undefined): boolean =>
  text !== undefined && text !== '' && (ruling.test(text) || drawnRow.test(text));

const table = (rows: Line[], separator: string, origin: TableBlock['origin']): TableBlock => {
  const outer = separator === '\t' ? 0 : 1;
  const cells = rows.map((row) => {
    const between = cellsBetween(row, separator);
    return between.slice(outer, between.length - outer).map(([start, end]) => cell(row, start, end));
  });
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    kind: 'table',
    layer: 'body',
    rows: cells.map((row) => ({ cells: row })),
    headerRows: cells[0]?.some(({ text }) => bareNumber.test(text)) === true ? null : 1,
    places: first && last ? [{ ...linePiece(first, 0, 0).place, ...endOf(last) }] : [],
    origin,
  };
};

/** 7,348.59 · -5.2% · 100; in the first row it means that the row is data */
const bareNumber = /^[-+－]?[\d.,，]*\d[%％]?$/u;

const endOf = (line: Line): { endLine: number; endColumn: number } => ({
  endLine: line.number,
  endColumn: line.column + line.text.length + 1,
});

/** Start and end of what stands between the separators. */
const cellsBetween = (line: Line | undefined, separator: string): [start: number, end: number][] => {
  let start = 0;
  return (line?.raw ?? '').split(separator).map((part) => {
    const span: [number, number] = [start, start + part.length];
    start += part.length + separator.length;
    return span;
  });
};

const cell = (line: Line, start: number, end: number): TableCell => {
  const raw = line.raw.slice(start, end);
  const text = raw.trim();
  const from = start - line.column + raw.indexOf(text);
  const pieces = text === '' ? [] : [linePiece(line, from, from + text.length)];
  return { text, pieces, rowSpan: 1, colSpan: 1 };
};
