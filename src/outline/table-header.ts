/** How many rows of a table are its header. */
import type { TableBlock, TableCell } from '../../schemas/document.js';
import { fold } from './fold.js';

// 2,961.68   -12.5%   1 234
const number = /^[-+]?\d[\d,\s]*(?:\.\d+)?\s?%?$/u;
// 2024   a year as a column's name
const year = /^(?:19|20)\d{2}$/u;
// 栏次   行次   栏 次   公式
const columnNumbers = /^(?:[栏行]\s*次|公\s*式)$/u;
// A=B+C   3=1+2   甲   (1)
const columnFormula = /^(?:[A-Za-z\d]{1,3}\s?=.{1,30}|[甲乙丙丁A-Z]|\(?\d{1,2}\)?)$/u;

type Row = TableBlock['rows'][number];

const textOf = (cell: TableCell): string => fold(cell.text).trim();
const isNumber = (text: string): boolean => number.test(text) && !year.test(text);

/** 栏次 1 2 3, or A B C=A+B under the names of the columns. */
const numbersColumns = ({ cells }: Row): boolean => {
  const texts = cells.map(textOf).filter((text) => text !== '');
  if (texts.some((text) => columnNumbers.test(text))) return true;
  return (
    texts.length > 1 &&
    texts.length === cells.length &&
    texts.every((text) => columnFormula.test(text)) &&
    !texts.every((text) => text === texts[0])
  );
};

/** One cell over the whole width: the table's name or unit. */
const spansAll = ({ cells }: Row, width: number): boolean =>
  width > 1 && cells.length === 1 && (cells[0]?.colSpan ?? 1) >= width;

const numberFree = ({ cells }: Row): boolean => !cells.some((cell) => isNumber(textOf(cell)));

const widthOf = ({ cells }: Row): number => cells.reduce((sum, { colSpan }) => sum + colSpan, 0);

/** Rows below `index` that belong to the same header: covered by a tall cell, or naming the parts of a wide one. */
const reachOf = ({ cells }: Row, index: number): number => {
  const tall = Math.max(1, ...cells.map(({ rowSpan }) => rowSpan));
  const grouped = cells.some(({ colSpan }) => colSpan > 1);
  return index + Math.max(tall, grouped ? 2 : 1);
};

// 类 款 项   under 科目编码, where a format has no cells that span
const codeLevel = /^[类款项]$/u;

const namesCodeLevels = (row: Row | undefined): boolean => {
  const texts = row?.cells.map(textOf).filter((text) => text !== '') ?? [];
  return texts.length > 0 && texts.every((text) => codeLevel.test(text));
};

// 项目名称 | … and, further down, 一级指标 | 二级指标 | …: a form, whose tables have headers of their own
const subject =
  /^(?:(?:项目|任务|部门|单位)(?:\(.{1,6}\))?名称|主管部门|实施单位|预算部门|(?:年度)?资金总额)$/u;
const indicatorLevel = /^[一二三]级指标$/u;

const isForm = (rows: readonly Row[]): boolean => {
  const has = ({ cells }: Row, name: RegExp): boolean =>
    cells.some((cell) => name.test(textOf(cell).replaceAll(/\s+|:$/gu, '')));
  const head = rows.findIndex((row) => has(row, indicatorLevel));
  return rows.slice(0, Math.max(0, head)).some((row) => has(row, subject));
};

export const headerRowsOf = ({ rows, headerRows }: TableBlock): number => {
  if (isForm(rows)) return 0;
  if (headerRows !== null) return namesCodeLevels(rows[headerRows]) ? headerRows + 1 : headerRows;
  const width = Math.max(0, ...rows.slice(0, 20).map(widthOf));
  const first = rows.findIndex((row) => !spansAll(row, width));
  if (first < 0) return 0;
  let header = first;
  let reach = first + 1;
  for (const [index, row] of rows.entries()) {
    if (index < first) continue;
    if (!numbersColumns(row)) {
      if (index >= reach || !numberFree(row)) break;
      reach = Math.max(reach, reachOf(row, index));
    }
    header = index + 1;
  }
  return header;
};
