/** Lines that look like rows of a table which nothing draws: numbers that stand one below the other. */

/** 1,234,567.89 -12.5% －3 （4.2） 12345 */
const amount = /^[-－—+(（]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?[)）]?[%％]?$/u;

/** A number and nothing else, white space aside. */
export const isAmount = (text: string): boolean => amount.test(text.replace(/\s/gu, ''));

/** What wide white space parts from its neighbours on a line. */
export interface Span {
  text: string;
  /** in em from any common origin */
  left: number;
  right: number;
}

export interface SpacedLine {
  spans: Span[];
  /** the line above is near enough to belong to the same table */
  near: boolean;
}

/** Lines from `start` up to but without `end`. */
export interface AlignedLines {
  start: number;
  end: number;
  /** columns of numbers that all of the lines share */
  columns: number;
}

const fewestLines = 3;
const fewestColumns = 2;
/** Flush or centred, in em: less than the width of a digit. */
const flush = 0.4;

const standsBelow = (a: Span, b: Span): boolean =>
  [a.left - b.left, a.right - b.right, (a.left + a.right - b.left - b.right) / 2].some(
    (distance) => Math.abs(distance) <= flush,
  );

/** 1.1 总则 …… 3: a table of contents */
const leader = /…|(?:[.．·] ?){3}/u;

/** No printed table is wider; comparing columns takes the square of their number. */
const mostSpans = 100;

const numbersOf = ({ spans }: SpacedLine): Span[] =>
  spans.length > mostSpans || spans.some(({ text }) => leader.test(text))
    ? []
    : spans.filter(({ text }) => isAmount(text));

/** Three or more successive lines with two or more numbers in the same columns; in order, none overlaps another. */
export const alignedLines = (lines: SpacedLine[]): AlignedLines[] => {
  const found: AlignedLines[] = [];
  const numbers = lines.map(numbersOf);
  for (let start = 0; start < lines.length;) {
    let columns = numbers[start] ?? [];
    let end = start + 1;
    for (; lines[end]?.near === true; end++) {
      const shared = columns.filter((column) => numbers[end]?.some((number) => standsBelow(column, number)));
      if (shared.length < fewestColumns) break;
      columns = shared;
    }
    const isFound = columns.length >= fewestColumns && end - start >= fewestLines;
    if (isFound) found.push({ start, end, columns: columns.length });
    start = isFound ? end : start + 1;
  }
  return found;
};

export const readAsTextCode = 'table-read-as-text';

/** In Chinese and English: what was seen and what it means for the record. */
export const readAsTextMessage = ({ start, end, columns }: AlignedLines): string =>
  `${end - start} 行中有 ${columns} 列上下对齐的数字，似为未画框线的表格，已按文字读取，未读成表格 / ` +
  `${end - start} lines with ${columns} columns of aligned numbers look like a table without rules; they were read as text, not as a table`;
