/** The rows of 绩效指标: levels, target, what was reached, and the marks. */
import type { TableNode } from '../../../schemas/document.js';
import type { Mention } from '../../../schemas/fact.js';
import type { Place } from '../../../schemas/place.js';
import type { Band } from '../../figures/bands.js';
import { fold } from '../../figures/fold.js';
import { isBlank, placesIn, reasonAt, textOf, type Cells, type Placed } from './cells.js';

export interface IndicatorRow {
  table: TableNode;
  /** from the kind to the single indicator, as printed, without its weight */
  levels: string[];
  name: string;
  /** '≥' of a column of its own */
  relation: string;
  /** of a column of its own */
  unit: string;
  target: string | null;
  actual: string | null;
  /** the figures of target and actual, where they were read as such */
  measured: { target: Mention | null; actual: Mention | null };
  weight: Mention | null;
  score: Mention | null;
  /** marks that others gave: 复评得分, 财政评价得分 */
  reviews: (Mention | null)[];
  /** something is printed for weight or score that is no number, or nothing at all */
  unread: boolean;
  reason: string | null;
  /** no single indicator is named, and none measured: the row may stand for all of its kind */
  bare: boolean;
  places: Place[];
}

/** 产出指标（50分） and the rows that belong to it. */
export interface Level {
  depth: number;
  name: string;
  weight: Mention | null;
  rows: IndicatorRow[];
}

export interface IndicatorColumns {
  band: Band;
  levels: { at: number; weight: number | null }[];
  relation: number | null;
  unit: number | null;
  target: number | null;
  actual: number | null;
  weight: number | null;
  score: number | null;
  /** further columns of marks */
  reviews: number[];
}

/** The marks of a kind of indicators stand beside its name, those of the indicator right of all names. */
export const indicatorColumns = (band: Band): IndicatorColumns => {
  const all = (role: string): number[] =>
    band.columns.flatMap((header, at) => (header.role === role ? [at] : []));
  const names = all('level');
  const innermost = names.at(-1) ?? 0;
  const [weights, scores] = [all('weight'), all('score').filter((at) => at > innermost)];
  // the office's own marks, wherever they stand among those of others
  const own = scores.find((at) => band.columns[at]?.text.includes('自评')) ?? scores[0] ?? null;
  return {
    band,
    levels: names.map((at, index) => ({
      at,
      weight: weights.find((weight) => weight > at && weight < (names[index + 1] ?? at)) ?? null,
    })),
    relation: all('relation')[0] ?? null,
    unit: all('unit')[0] ?? null,
    target: all('target')[0] ?? null,
    actual: all('actual')[0] ?? null,
    weight: weights.find((at) => at > innermost) ?? null,
    score: own,
    reviews: scores.filter((at) => at !== own),
  };
};

const withoutWeight = (text: string): string => fold(text).replace(/（\d{1,3}(?:\.\d+)?分）$/u, '');

/**
 * The names of a row, outermost first; one left blank, in a format without merged cells, is that of the row above.
 * `open`: the levels that the row above belongs to, brought up to date.
 */
export const namesOf = (
  row: number,
  { levels }: IndicatorColumns,
  cells: Cells,
  open: (Level & { key: string })[],
): Names => {
  const names: Names = { texts: [], cell: null };
  let changed = false;
  levels.forEach(({ at, weight }, depth) => {
    const innermost = depth === levels.length - 1 && depth > 0;
    const placed = cells.at(row, at);
    const before = open.find((level) => level.depth === depth);
    const printed = withoutWeight(textOf(placed));
    const name = printed === '' && !innermost && !changed ? (before?.name ?? '') : printed;
    if (name === '') return;
    names.texts.push(name);
    if (printed !== '') names.cell = placed;
    const key = names.texts.join('/');
    if (innermost || before?.key === key) return;
    changed = true;
    for (let index = open.length - 1; index >= 0; index -= 1)
      if ((open[index]?.depth ?? 0) >= depth) open.splice(index, 1);
    const own = placed ? cells.figureIn(placed) : null;
    const beside = weight === null ? null : cells.at(row, weight);
    open.push({ depth, name, key, weight: (beside && cells.figureIn(beside)) ?? own, rows: [] });
  });
  return names;
};

/** From the kind to the single indicator; the cell that names it. */
interface Names {
  texts: string[];
  cell: Placed | null;
}

export const indicatorRow = (
  row: number,
  columns: IndicatorColumns,
  cells: Cells,
  names: Names,
): IndicatorRow | null => {
  const text = (column: number | null): string => (column === null ? '' : textOf(cells.at(row, column)));
  const words = (column: number | null): string | null =>
    (column === null ? '' : (cells.at(row, column)?.cell.text.trim() ?? '')) || null;
  // in a format without merged cells two rows may share a name
  const named = names.cell ?? cells.of(row).find(({ cell }) => cell.text.trim() !== '');
  const figure = (column: number | null): Mention | null =>
    column === null ? null : cells.figureAt(row, column);
  const [weight, score] = [figure(columns.weight), figure(columns.score)];
  const [target, actual] = [words(columns.target), words(columns.actual)];
  // a kind of indicators of which none was set, or a subtotal
  if (!named || (target === null && actual === null && !weight && !score)) return null;
  if (names.texts.some((name) => name.endsWith('小计'))) return null;
  // '—' takes no part; a cell that began further up has been read there
  const unread = (column: number | null): boolean =>
    column !== null &&
    figure(column) === null &&
    cells.at(row, column)?.row === row &&
    (text(column) === '' || !isBlank(text(column)));
  return {
    table: cells.table,
    levels: names.texts,
    name: names.texts.at(-1) ?? '',
    relation: fold(text(columns.relation)),
    unit: text(columns.unit),
    target,
    actual,
    measured: { target: figure(columns.target), actual: figure(columns.actual) },
    weight,
    score,
    reviews: columns.reviews.map(figure),
    unread: unread(columns.weight) || unread(columns.score),
    reason: reasonAt(columns.band, row, cells),
    bare: target === null && actual === null && names.texts.length < columns.levels.length,
    places: placesIn(cells.table, named),
  };
};
