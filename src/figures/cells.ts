/** Figures in table cells: the header says what is measured and in which unit before any value is read. */
import type { Document, TableNode } from '../../schemas/document.js';
import type { Mention } from '../../schemas/fact.js';
import { placesOf } from '../../schemas/place.js';
import { fold } from './fold.js';
import { headersOf, placeCells, type Placed } from './grid.js';
import { lex, type Token } from './lexer.js';
import { quantityOf } from './quantity.js';
import { scales, type Unit } from './units.js';
import type { Vocabulary } from './vocabulary.js';

// '科目编码' '项目代码' '类' '款' '项' '序号' '行次' '栏次': their digits name rows, they measure nothing
const codeHeader = /(?:编码|代码|编号|序号|行次|栏次|电话|邮编|日期|年份)$|^(?:类|款|项|号|年|月)$/u;
const percentHeader = /占比|比重|比例|增长率|增幅|增速|完成率|执行率|百分比|[%％]|同比|比上年(?:增长|±)/u;
// '1,398,460.00' '-5.3' '（12.5）' '95.74%'
const bareNumber = /^-?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?$/u;

// '① 30,261,280' '4.7% ②'
const noteMark = /^\s*[①-⑳]\s*|\s*[①-⑳]\s*$/gu;

interface Column {
  skip: boolean;
  scale: string;
  unit: Unit | null;
}

/** Null when the header says no unit: the row's or the table's holds. */
const columnOf = (header: string, { units, headerUnit }: Vocabulary): Column | null => {
  const folded = fold(header);
  if (folded.split(' ').some((word) => codeHeader.test(word))) return { skip: true, scale: '', unit: null };
  const named = headerUnit.exec(folded)?.groups;
  if (named) return { skip: false, scale: named.scale ?? '', unit: units.get(named.unit ?? '') ?? null };
  if (percentHeader.test(folded)) return { skip: false, scale: '', unit: units.get('%') ?? null };
  return null;
};

// '万元' '元' '亿千瓦时'
const unitOf = (text: string | null, units: Vocabulary['units']): Column => {
  if (text === null) return { skip: false, scale: '', unit: null };
  const whole = units.get(text);
  if (whole) return { skip: false, scale: '', unit: whole };
  for (const word of scales.keys())
    if (text.startsWith(word))
      return { skip: false, scale: word, unit: units.get(text.slice(word.length)) ?? null };
  return { skip: false, scale: '', unit: null };
};

// '单位' '计量单位' over a column that names each row's unit: '万人次', '万吨'
const unitHeader = /^(?:计量)?单位$/u;

/** The unit that each row names in a column of its own. */
const rowUnits = (
  placed: readonly Placed[],
  headers: readonly string[],
  units: Vocabulary['units'],
): Map<number, Column> => {
  const at = headers.findIndex((header) => unitHeader.test(fold(header).replaceAll(' ', '')));
  return new Map(
    placed
      .filter(({ column }) => column === at)
      .map(({ cell, row }) => [row, unitOf(fold(cell.text).replaceAll(' ', ''), units)]),
  );
};

/** What 单位：万元 says of all columns, or a name over the whole width that ends in a unit. */
const wholeOf = (table: TableNode, placed: readonly Placed[], vocabulary: Vocabulary): Column => {
  const [title, ...others] = placed.filter(({ row }) => row === 0);
  const named =
    title && others.length === 0 ? vocabulary.headerUnit.exec(fold(title.cell.text))?.groups : null;
  if (table.unit !== null || !named) return unitOf(table.unit, vocabulary.units);
  return { skip: false, scale: named.scale ?? '', unit: vocabulary.units.get(named.unit ?? '') ?? null };
};

/** Mentions of one table; `count` figures precede them in the document. */
export const readTable = (
  document: Document,
  table: TableNode,
  node: number,
  count: number,
  vocabulary: Vocabulary,
): Mention[] => {
  const placed = placeCells(table);
  const headers = headersOf(placed, table.header);
  const columns = headers.map((header) => columnOf(header, vocabulary));
  const rows = rowUnits(placed, headers, vocabulary.units);
  const whole = wholeOf(table, placed, vocabulary);
  const labels = rowLabels(placed, table.header);
  const mentions: Mention[] = [];
  for (const cell of placed) {
    if (cell.row < table.header) continue;
    const column = columns[cell.column] ?? rows.get(cell.row) ?? whole;
    if (column.skip) continue;
    const token = tokenOf(fold(cell.cell.text), column, vocabulary);
    if (token)
      mentions.push(
        mentionOf(
          document,
          table,
          node,
          cell,
          token,
          `f${String(count + mentions.length + 1)}`,
          labels.get(cell.row) ?? columnName(headers[cell.column]),
        ),
      );
  }
  return mentions;
};

/** A cell that is one number, under its column's unit; or one quantity with a unit of its own. */
const tokenOf = (folded: string, column: Column, vocabulary: Vocabulary): Token | null => {
  const text = folded.replaceAll(noteMark, '').trim();
  const start = folded.indexOf(text);
  if (bareNumber.test(text)) {
    if (column.unit === null) return null;
    const digits = text.replace(/[,，]/gu, '');
    return {
      start,
      end: start + text.length,
      digits,
      upperDigits: null,
      exponent: scales.get(column.scale) ?? 0,
      printed: column.scale + column.unit.name,
      unit: column.unit,
      surplus: false,
      kind: 'rounded',
      spelled: false,
    };
  }
  const found = lex(folded, vocabulary);
  const [only] = found;
  return only && found.length === 1 && only.end - only.start >= text.length - 2 ? only : null;
};

/** First words of each row: what its numbers measure. */
const rowLabels = (placed: readonly Placed[], header: number): Map<number, string> => {
  const labels = new Map<number, string>();
  for (const { cell, row } of placed) {
    const text = cell.text.replace(/\s+/gu, '');
    if (row < header || labels.has(row) || text === '' || /^[\d,.，．%％-]+$/u.test(text)) continue;
    labels.set(
      row,
      text.replace(/^(?:其中[：:]?|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.、])/u, ''),
    );
  }
  return labels;
};

// '罚没金额（万元）' over a row that has no words of its own
const columnName = (header = ''): string | null =>
  fold(header)
    .replace(/ *（[^（）]*）$/u, '')
    .trim() || null;

const mentionOf = (
  document: Document,
  table: TableNode,
  node: number,
  { cell, row, position }: Placed,
  token: Token,
  id: string,
  label: string | null,
): Mention => ({
  figure: {
    id,
    text: cell.text.slice(token.start, token.end),
    digits: token.digits,
    unit: token.printed,
    ...quantityOf(token, '', ''),
    label,
    period: document.period,
    section: table.section,
    table: { id: table.id, row, column: position },
    places: [
      ...placesOf(cell, token.start, token.end),
      { kind: 'cell', table: table.id, row, column: position },
    ],
  },
  node,
  start: token.start,
  end: token.end,
  role: { kind: 'level' },
  lead: '',
  leadStart: token.start,
  separator: '',
  before: '',
  depth: 0,
  sentence: 0,
  segment: 0,
  action: null,
  whole: null,
  caveat: null,
});
