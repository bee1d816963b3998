/**
 * A form holds several tables one below the other, each under a header of its own: 项目资金 and 绩效指标 of a sheet
 * of self-evaluation. Its bands are told by the words of those headers, wherever they stand.
 */
import type { TableNode } from '../../schemas/document.js';
import { fold } from './fold.js';
import { headerWordsOf, placeCells, type Placed } from './grid.js';
import { headerOf, type Header } from './header-roles.js';

export interface Band {
  /** rows: a table as tables are; tasks: 任务名称 with their amounts; free: rows of a form under no header */
  kind: 'rows' | 'funds' | 'indicators' | 'tasks' | 'free';
  /** the first row under its header, and the first that is not */
  from: number;
  to: number;
  /** by grid column */
  columns: Header[];
  /** the cells of its header, the one at its side among them: 项目资金（万元） */
  titles: string[];
}

export const isForm = (bands: readonly Band[]): boolean =>
  bands.some(({ kind }) => kind === 'funds' || kind === 'indicators');

/** From top to bottom; header rows are in none. */
export const bandsOf = (table: Pick<TableNode, 'rows' | 'header'>): Band[] => {
  const placed = placeCells(table);
  const heads = table.rows.flatMap((_, row) => headAt(placed, row) ?? []);
  const height = table.rows.length;
  const [first] = heads;
  if (!first || heads.every(({ kind }) => kind === 'tasks'))
    return [
      {
        kind: 'rows',
        from: table.header,
        to: height,
        columns: headerWordsOf(placed, table.header).map(headerOf),
        titles: [],
      },
    ];
  const bands: Band[] = [free(0, first.row)];
  heads.forEach((head, index) => {
    const next = heads[index + 1]?.row ?? height;
    const from = head.row + head.rows;
    const to = endOf(placed, head, from, next);
    bands.push({ kind: head.kind, from, to, columns: head.columns, titles: head.titles }, free(to, next));
  });
  return bands.filter(({ from, to }) => from < to);
};

const free = (from: number, to: number): Band => ({ kind: 'free', from, to, columns: [], titles: [] });

const reached = /^(?:全年|年度|本年)?(?:实际)?(?:完成)?(?:指标)?(?:完成)?(?:值|情况)(?:（[^）]*）)?$/u;
const meant = /^(?:年度|年初|预期|计划|全年|本年)?(?:设定)?(?:绩效)?(?:指标|目标)?值(?:（[^）]*）)?$/u;

/** In a form 完成值 and 预期值 are no amounts of a year; 目标值 and 实际值 may stand under 指标值. */
const headerIn = (words: readonly string[]): Header => {
  const header = headerOf(words);
  const name = header.words.at(-1) ?? '';
  if (/完成|实际/u.test(name) && reached.test(name)) return { ...header, role: 'actual', basis: null };
  return meant.test(name) ? { ...header, role: 'target', basis: null } : header;
};

interface Head {
  kind: 'funds' | 'indicators' | 'tasks';
  row: number;
  rows: number;
  columns: Header[];
  titles: string[];
}

const headAt = (placed: readonly Placed[], row: number): Head | null => {
  const cells = placed.filter((each) => each.row === row);
  const kind = kindOf(cells.map(({ cell }) => headerIn([cell.text])));
  if (kind === null) return null;
  const names = cells.filter(({ cell }) => namesColumn(headerIn([cell.text])));
  const rows = Math.max(1, ...names.map(({ cell }) => cell.rowSpan));
  // a title at its side reaches down the whole block
  const own = placed.filter((each) => each.row >= row && each.row < row + rows && each.cell.rowSpan <= rows);
  const columns = headerWordsOf(
    own.map((each) => ({ ...each, row: each.row - row })),
    rows,
  )
    .map(headerIn)
    .map((header, column) => (kind === 'funds' ? unlessNames(header, placed, row + rows, column) : header));
  return {
    kind,
    row,
    rows,
    columns,
    titles: cells.map(({ cell }) => cell.text),
  };
};

/** 年度预算数 over the names of the sources is no amount. */
const unlessNames = (header: Header, placed: readonly Placed[], row: number, column: number): Header => {
  const below = placed.find(
    (each) => each.row === row && column >= each.column && column < each.column + each.cell.colSpan,
  );
  const names = below !== undefined && /\p{Script=Han}{2}/u.test(below.cell.text);
  return names ? { ...header, role: 'name', basis: null } : header;
};

const naming: ReadonlySet<Header['role']> = new Set([
  'level',
  'weight',
  'score',
  'target',
  'actual',
  'execution',
]);
const namesColumn = ({ role, basis }: Header): boolean => naming.has(role) || basis !== null;

const kindOf = (headers: readonly Header[]): Head['kind'] | null => {
  const has = (role: Header['role']): boolean => headers.some((header) => header.role === role);
  const marked = has('weight') || has('score');
  const levels = headers.filter(({ role }) => role === 'level');
  const graded = levels.some(({ text }) => text.includes('级'));
  const measured = has('target') || has('actual');
  if (marked ? levels.length > 1 || (levels.length > 0 && measured) : graded && measured) return 'indicators';
  const bases = new Set(headers.map(({ basis }) => basis));
  const spent = bases.has('executed') && bases.size > (bases.has(null) ? 2 : 1);
  // 项目名称 in the header lists projects
  const lists = headers.some(({ role }) => role === 'name' || role === 'ordinal');
  const titled = headers.some(({ text }) => /资金（|预算执行情况|年度预算/u.test(text));
  if (!spent) return null;
  return lists ? 'tasks' : marked || (titled && has('execution')) ? 'funds' : null;
};

/** 总分 98.5, 合计 100 */
export const isTotalLabel = (text: string): boolean =>
  /^(?:自评|评价|综合|指标)?(?:总分值?|合计|总计|总得分|合计得分|得分合计|得分总计|分值合计|综合得分|自评得分)(?:（[^）]*）)?[:：]?$/u.test(
    fold(text).replaceAll(/\s+/gu, ''),
  );

const wordsFrom = 4;
const isWords = (text: string): boolean => (text.match(/\p{Script=Han}/gu)?.length ?? 0) >= wordsFrom;

const numeric: ReadonlySet<Header['role']> = new Set(['weight', 'score', 'execution']);

/** Up to the row that writes words where the header promises numbers, or draws its columns otherwise. */
const endOf = (placed: readonly Placed[], head: Head, from: number, next: number): number => {
  for (let row = from; row < next; row += 1) {
    const cells = placed.filter((each) => each.row === row);
    if (cells.some(({ cell }) => isTotalLabel(cell.text))) continue;
    if (cells.some((each) => isMisplaced(each, head))) return row;
  }
  return next;
};

const isMisplaced = ({ cell, column }: Placed, { kind, columns }: Head): boolean => {
  const covered = columns.slice(column, column + cell.colSpan);
  const has = (role: Header['role']): boolean => covered.some((header) => header.role === role);
  const promised = covered.some(
    ({ role, basis }) => numeric.has(role) || (kind !== 'indicators' && role === 'amount' && basis !== null),
  );
  if (promised && isWords(cell.text) && !isHeading(cell.text)) return true;
  return kind === 'indicators' && has('target') && has('actual') && !isHeading(cell.text);
};

// '一、产出指标（50分）' over the whole width
const isHeading = (text: string): boolean => text.length < 20 && /指标|[加扣减]分/u.test(text);
