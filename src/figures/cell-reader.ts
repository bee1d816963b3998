/** The unit and the name of a number in a cell, told by the headers around it before any value is read. */
import type { TableNode } from '../../schemas/document.js';
import { isTotalLabel, type Band } from './bands.js';
import { fold } from './fold.js';
import type { Placed } from './grid.js';
import type { Header } from './header-roles.js';
import { scales, type Unit } from './units.js';
import type { Vocabulary } from './vocabulary.js';

// '科目编码' '项目代码' '类' '款' '项' '序号' '行次' '栏次': their digits name rows, they measure nothing
const codeHeader = /(?:编码|代码|编号|序号|行次|栏次|电话|邮编|日期|年份)$|^(?:类|款|项|号|年|月)$/u;
const percentHeader = /占比|比重|比例|增长率|增幅|增速|完成率|执行率|百分比|[%％]|同比|比上年(?:增长|±)/u;
export interface CellUnit {
  skip: boolean;
  scale: string;
  unit: Unit | null;
}

/** Null when the header says no unit: the row's or the table's holds. */
const columnOf = ({ text, role }: Header, { units, headerUnit }: Vocabulary): CellUnit | null => {
  if (text.split(' ').some((word) => codeHeader.test(word))) return { skip: true, scale: '', unit: null };
  const named = headerUnit.exec(text)?.groups;
  if (named) return { skip: false, scale: named.scale ?? '', unit: units.get(named.unit ?? '') ?? null };
  if (role === 'weight' || role === 'score') return { skip: false, scale: '', unit: units.get('分') ?? null };
  if (percentHeader.test(text)) return { skip: false, scale: '', unit: units.get('%') ?? null };
  return null;
};

// '万元' '元' '亿千瓦时'
const unitOf = (text: string | null, units: Vocabulary['units']): CellUnit => {
  if (text === null) return { skip: false, scale: '', unit: null };
  const whole = units.get(text);
  if (whole) return { skip: false, scale: '', unit: whole };
  for (const word of scales.keys())
    if (text.startsWith(word))
      return { skip: false, scale: word, unit: units.get(text.slice(word.length)) ?? null };
  return { skip: false, scale: '', unit: null };
};

/** The unit that each row names in a column of its own: '万人次', '万吨' under 计量单位. */
const rowUnits = (
  placed: readonly Placed[],
  { columns }: Band,
  units: Vocabulary['units'],
): Map<number, CellUnit> => {
  const at = columns.findIndex(({ role }) => role === 'unit');
  return new Map(
    placed
      .filter(({ column }) => column === at)
      .map(({ cell, row }) => [row, unitOf(fold(cell.text).replaceAll(' ', ''), units)]),
  );
};

const noUnit: CellUnit = { skip: false, scale: '', unit: null };

/** Units and names for the cells of one band. */
export interface Reader {
  unitOf: (cell: Placed) => CellUnit;
  labelOf: (cell: Placed) => string | null;
}

export const readerOf = (
  band: Band,
  placed: readonly Placed[],
  table: TableNode,
  vocabulary: Vocabulary,
): Reader => {
  const columns = band.columns.map((header) => columnOf(header, vocabulary));
  const rows = rowUnits(placed, band, vocabulary.units);
  const whole = unitUnder(band, table, placed, vocabulary);
  const labels = rowLabels(placed, band);
  return {
    unitOf: (cell) =>
      band.kind === 'free'
        ? scoreBeside(cell, placed, vocabulary)
        : (columns[cell.column] ?? rows.get(cell.row) ?? whole),
    labelOf: (cell) =>
      levelName(cell, band, placed) ?? labels.get(cell.row) ?? columnName(band.columns[cell.column]?.text),
  };
};

/** '产出指标 | 50 | 数量指标 | 20 | …': a weight between the levels is that of the name on its left. */
const levelName = ({ row, column }: Placed, { columns }: Band, placed: readonly Placed[]): string | null => {
  const names = columns.flatMap(({ role }, at) => (role === 'level' ? [at] : []));
  const left = names.findLast((at) => at < column);
  if (left === undefined || left === names.at(-1)) return null;
  const name = placed.find((each) => each.row === row && each.column === left);
  return name?.cell.text.replaceAll(/\s+/gu, '') ?? null;
};

/** What the amounts of a band are in that no column and no row says. */
const unitUnder = (
  { kind, titles }: Band,
  { unit }: TableNode,
  placed: readonly Placed[],
  { units, headerUnit }: Vocabulary,
): CellUnit => {
  if (kind === 'indicators') return noUnit;
  for (const title of titles) {
    const named = headerUnit.exec(fold(title).replaceAll(/\s+/gu, ''))?.groups;
    const found = units.get(named?.unit ?? '');
    // 预算执行情况（10分） says how much it counts
    if (found && found.dimension !== 'score') return { skip: false, scale: named?.scale ?? '', unit: found };
  }
  // a name over the whole width may end in the unit
  const [title, ...others] = placed.filter(({ row }) => row === 0);
  const named = title && others.length === 0 ? headerUnit.exec(fold(title.cell.text))?.groups : null;
  if (unit !== null || !named) return unitOf(unit, units);
  return { skip: false, scale: named.scale ?? '', unit: units.get(named.unit ?? '') ?? null };
};

/** '自评得分 | 96.5' in a form. */
const scoreBeside = (
  { row, position }: Placed,
  placed: readonly Placed[],
  { units }: Vocabulary,
): CellUnit => {
  const left = placed.find((each) => each.row === row && each.position === position - 1);
  return left && isTotalLabel(left.cell.text) ? { ...noUnit, unit: units.get('分') ?? null } : noUnit;
};

/** What the numbers of each row measure: its first words; in a form its innermost name. */
const rowLabels = (placed: readonly Placed[], { kind, from, to, columns }: Band): Map<number, string> => {
  const labels = new Map<number, string>();
  const named = columns.findLastIndex(({ role }) => role === 'level');
  const valued = columns.findIndex(({ basis }) => basis !== null);
  for (const { cell, row, column } of placed) {
    const text = cell.text.replace(/\s+/gu, '');
    if (row < from || row >= to || text === '' || /^[\d.,，．%％-]+$/u.test(text)) continue;
    const inner = (kind === 'indicators' && column <= named) || (kind === 'funds' && column < valued);
    if (labels.has(row) && !inner) continue;
    labels.set(
      row,
      text
        .replace(kind === 'rows' ? /^$/u : /[:：]$/u, '')
        .replace(/^(?:其中[：:]?|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.、])/u, ''),
    );
  }
  return labels;
};

// '罚没金额（万元）' over a row that has no words of its own
const columnName = (header = ''): string | null =>
  fold(header)
    .replace(/ *（[^（）]*）$/u, '')
    .trim() || null;
