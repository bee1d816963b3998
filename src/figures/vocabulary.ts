/** The units that are read, and the patterns that find them. An office may add units of its own. */
import { alternationOf, units, type Unit } from './units.js';

export interface Vocabulary {
  units: ReadonlyMap<string, Unit>;
  /** a number with its scale, qualifiers and unit; global */
  quantity: RegExp;
  /** a unit in the header of a column */
  headerUnit: RegExp;
}

// 1,398,460  1 228.3亿  606, 416  24，558.18  95.74  7676
const numberWith = (units: string): string =>
  String.raw`(?:\d{1,3}(?:, ?\d{3})+(?!\d)|(?<!\d)\d{1,3}(?: \d{3})+(?=(?:\.\d+)? {0,2}(?:万|亿|${units}))|\d{1,3}(?:，\d{3})+(?=\.\d)|\d+)(?:\.\d+|\. \d+(?= ?[万亿%元]))?`;
const scale = String.raw`万亿|千万|百万|亿|万|千(?=[元人户家个名余多亩吨头只羽株尾])|百(?=[余多羽])`;
const surplus = '[余多几]';
// '49 万余元' '500多万元' '3000余 人' '5 万'
const tailWith = (units: string): string =>
  String.raw`(?<surplus1> {0,2}${surplus})?(?: {0,2}(?<scale>${scale}))?(?<surplus2> {0,2}${surplus}(?! {0,2}[种样元]化))? {0,2}(?<unit>${units}|个 百分点)?`;
// '5万元至8万元': one unit at both ends; '由5万元至8万元' is a change
const sameUnitWith = (units: string): string =>
  String.raw`(?<!(?:由|从)[^，。；、]{0,14})(?<both>(?:${scale})? ?(?:${units})) ?(?:至|-|~|—{1,2}) ?(?<upperOfBoth>${numberWith(units)})(?= ?\k<both>)`;
// '6%-6.5%' '5至8万元' '2-3个'
const quantityWith = (units: string): RegExp => {
  const number = numberWith(units);
  const text = String.raw`(?<sign>(?<![\dA-Za-z%.)\]〕]) ?-)?(?<number>${number})(?:(?<rangeUnit>%|${scale})? ?(?:至|-|~|—{1,2}) ?(?<upper>${number})|${sameUnitWith(units)})?${tailWith(units)}`;
  return new RegExp(text, 'gu');
};

// '产量(万吨)' '增长（%）' '金额:万元'
const headerWith = (units: string): RegExp =>
  new RegExp(String.raw`[（:：/](?:单位[:：])?(?<scale>万亿|亿|万|千|百)?(?<unit>${units})[）]?(?: |$)`, 'u');

const vocabularyOf = (all: ReadonlyMap<string, Unit>): Vocabulary => {
  const alternation = alternationOf(all.keys());
  return { units: all, quantity: quantityWith(alternation), headerUnit: headerWith(alternation) };
};

export const knownUnits: Vocabulary = vocabularyOf(units);

/** Each unit that is added is its own base unit. */
export const withUnits = (added: readonly Pick<Unit, 'name' | 'dimension'>[]): Vocabulary =>
  added.length === 0
    ? knownUnits
    : vocabularyOf(
        new Map([
          ...units,
          ...added.map(({ name, dimension }): [string, Unit] => [
            name,
            { name, base: name, exponent: 0, dimension, counts: dimension === 'count' },
          ]),
        ]),
      );
