/** How many rows of a table are its header. */
import type { TableBlock, TableCell } from '../../schemas/document.js';
import { fold } from './fold.js';

// 2,961.68   -12.5%   1 234
const number = /^[-+]?\d[\d,\s]*(?:\.\d+)?\s?%?$/u;
// 2024   a year as a column's name
const year = /^(?:19|20)\d{2}$/u;
// 栏次   行次   栏 次   公式
const columnNumbers = /^(?:[栏行]\s*次|公\s*式)$/u;
// A=B+C   3=1+2   (10)=(7)/(1)
const equation = /^\(?[A-Za-z\d]{1,3}\)?\s?=.{1,60}$/u;
// 甲   B   (1)   7
const columnNumber = /^(?:[甲乙丙丁A-Z]|\(?\d{1,2}\)?)$/u;

type Row = TableBlock['rows'][number];

const textOf = (cell: TableCell): string => fold(cell.text).trim();
const isNumber = (text: string): boolean => number.test(text) && !year.test(text);

/** 栏次 1 2 3, or A B C=A+B under the names of the columns. */
const numbersColumns = ({ cells }: Row): boolean => {
  const texts = cells.map(textOf).filter((text) => text !== '');
  if (texts.some((text) => columnNumbers.test(text))) return true;
  return (
    texts.length > 1 &&
    // a column of names may have no number; without an equation plain numbers may be a row like any other
    (texts.length === cells.length || texts.some((text) => equation.test(text))) &&
    texts.every((text) => equation.test(text) || columnNumber.test(text)) &&
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

// what stands under a wide name: 类 款 项, 项目 决算数, 小计 基本支出 项目支出
const columnWord =
  /^(?:[类款项]|项目|科目(?:名称|编码)|.{0,12}科目(?:名称|编码)|合计|小计|(?:基本|项目)支出|(?:年初|调整|全年)?(?:预算|决算|执行)数|(?:一般公共预算|政府性基金|国有资本经营).{0,8}|因公出国.{0,6}|公务(?:用车|接待).{0,8})$/u;

const namesColumns = (row: Row): boolean => {
  const texts = row.cells.map((cell) => textOf(cell).replaceAll(/\s+/gu, '')).filter((text) => text !== '');
  return texts.length > 1 && texts.every((text) => columnWord.test(text));
};

// 类 款 项   under 科目编码
const codeLevel = /^[类款项]$/u;

const namesCodeLevels = ({ cells }: Row): boolean => {
  const texts = cells.map(textOf).filter((text) => text !== '');
  return texts.length > 0 && texts.every((text) => codeLevel.test(text));
};

/** 栏次 1 2 3, or 公式 A=B+C: plain numbers alone may be a row like any other. */
const isNumbering = (row: Row): boolean =>
  row.cells.map(textOf).some((text) => columnNumbers.test(text) || equation.test(text)) &&
  numbersColumns(row);

/** A format without spanning cells says one header row; names and numbers of the columns under it go on. */
const saidHeader = (rows: readonly Row[], said: number): number => {
  const blank = rows.slice(0, said).some(({ cells }) => cells.some((cell) => textOf(cell) === ''));
  const next = rows[said];
  const goesOn = next && (isNumbering(next) || namesCodeLevels(next) || (blank && namesColumns(next)));
  return goesOn ? saidHeader(rows, said + 1) : said;
};

// 预算数 决算数   2023年决算数   repeated under the names of the columns
const stage = /^(?:(?:19|20)\d{2}年度?)?(?:年初|调整|全年)?(?:预算|决算|执行)数$/u;

/** A row of nothing but the stages of the budget names columns, however far the cells above it reach. */
const namesStages = ({ cells }: Row): boolean => {
  const texts = cells.map((cell) => textOf(cell).replaceAll(/\s+/gu, '')).filter((text) => text !== '');
  return texts.length > 1 && texts.every((text) => stage.test(text));
};

/** The cells over each grid column, top to bottom. */
const columnsOf = (rows: readonly Row[]): TableCell[][] => {
  const columns: TableCell[][] = [];
  const taken: number[] = [];
  rows.forEach(({ cells }, row) => {
    let column = 0;
    for (const cell of cells) {
      while ((taken[column] ?? 0) > row) column += 1;
      for (const end = column + cell.colSpan; column < end; column += 1) {
        (columns[column] ??= []).push(cell);
        taken[column] = row + cell.rowSpan;
      }
    }
  });
  return columns;
};

const wordsOf = (cells: readonly TableCell[] | undefined): string => (cells ?? []).map(textOf).join(' ');

/** Columns that the header rows so far do not tell from a neighbour: under one wide name, undivided. */
const undivided = (rows: readonly Row[]): Set<number> => {
  const columns = columnsOf(rows);
  const isLikeNext = (at: number): boolean =>
    columns[at]?.some((cell) => cell.colSpan > 1 && columns[at + 1]?.includes(cell) === true) === true &&
    wordsOf(columns[at]) === wordsOf(columns[at + 1]);
  return new Set(columns.flatMap((_, at) => (isLikeNext(at) ? [at, at + 1] : [])));
};

/** Words that tell such columns apart: 预算数 and 决算数 under each of several wide names. */
const divides = (rows: readonly Row[], index: number): boolean => {
  const row = rows[index];
  if (!row || !numberFree(row)) return false;
  const columns = undivided(rows.slice(0, index));
  const words = columnsOf([row]).map(wordsOf);
  return new Set(words.filter((word, at) => word !== '' && columns.has(at))).size > 1;
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
  if (headerRows !== null) return saidHeader(rows, headerRows);
  const width = Math.max(0, ...rows.slice(0, 20).map(widthOf));
  const first = rows.findIndex((row) => !spansAll(row, width));
  if (first < 0) return 0;
  let header = first;
  let reach = first + 1;
  for (const [index, row] of rows.entries()) {
    if (index < first) continue;
    if (!numbersColumns(row)) {
      const stages = namesStages(row) && numberFree(row);
      if ((index >= reach || !numberFree(row)) && !stages && !divides(rows, index)) break;
      reach = Math.max(reach, reachOf(row, index));
    }
    // a row without a word is header only above another row of it
    if (row.cells.some((cell) => textOf(cell) !== '')) header = index + 1;
  }
  return header;
};
