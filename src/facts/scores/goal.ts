/** Targets and what was reached, as numbers: '≥95%', '不超过3次', '50百分比'. Words and dates are none. */
import { fold } from '../../figures/fold.js';
import {
  fromDecimal,
  multiply,
  powerOfTen,
  rational,
  subtract,
  toDecimal,
  add,
  type Rational,
} from '../../figures/rational.js';
import { scales, units } from '../../figures/units.js';
import type { IndicatorFact } from '../../../schemas/fact.js';

type Target = Omit<NonNullable<IndicatorFact['target']>, 'mention'>;
type Actual = Omit<NonNullable<IndicatorFact['actual']>, 'mention'>;

const relations: readonly (readonly [Target['relation'], RegExp])[] = [
  ['at-least', /^(?:≥|>=|≧|>|大于等于|大于或等于|不低于|不少于|不小于|至少|达到|高于|大于|超过)/u],
  ['at-most', /^(?:≤|<=|≦|<|小于等于|小于或等于|不超过|不高于|不多于|不大于|低于|小于|控制在)/u],
  ['equal', /^(?:=|等于)/u],
];
const suffixes: readonly (readonly [Target['relation'], RegExp])[] = [
  ['at-least', /(?:（含）)?(?:及?以上)$/u],
  ['at-most', /(?:（含）)?(?:及?以下|以内|之内)$/u],
];

interface Quantity {
  value: Rational;
  /** half a unit of the last printed place */
  half: Rational;
  /** power of ten of 万 or 亿 */
  scale: number;
  unit: string;
}

const number =
  /^(?<digits>-?\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?)(?<scale>万|亿|千万|百万)?(?<unit>[^\d，。；、]{0,8})$/u;

// '12月底' '6月前' '3季度': a time, and no amount of it
const calendar = /^(?:年|月|日|号|季|周|点|时|旬)/u;

const quantityIn = (text: string): Quantity | null => {
  const { digits, scale, unit = '' } = number.exec(text)?.groups ?? {};
  if (digits === undefined || calendar.test(unit)) return null;
  const plain = digits.replaceAll(/[,，]/gu, '');
  const exponent = scales.get(scale ?? '') ?? 0;
  const place = powerOfTen(exponent - (plain.split('.')[1]?.length ?? 0));
  return {
    value: multiply(fromDecimal(plain), powerOfTen(exponent)),
    half: multiply(place, rational(1n, 2n)),
    scale: exponent,
    unit: /^(?:百分比|百分之)$/u.test(unit) ? '%' : unit,
  };
};

/** Names of what should be small: nothing says that less than the target is worse. */
const better =
  /降|减|少|投诉|事故|差错|错误|故障|死亡|伤亡|违规|违法|逾期|超[标支期]|流失|损耗|损失|结余|成本|支出|费|造价|单价|价格|金额|时间|时长|天数|周期|期限|时限|耗|污染|排放|发病|患病|病例|失业|调整|偏离|空置|缺口|负债|债务|误差|漏/u;

export interface Row {
  /** all names, from the kind to the single indicator */
  names: readonly string[];
  /** '≥' of a column of its own */
  relation: string;
  /** of a column of its own */
  unit: string;
}

/** Null for words, dates, ranges, and numbers that may be meant as a floor or as a ceiling. */
export const targetOf = (
  text: string | null,
  { names, relation, unit }: Row,
): (Target & { unit: string; scale: number }) | null => {
  const plain = fold(text ?? '').replaceAll(/\s+/gu, '');
  const told = `${relation === '定量' ? '' : relation}${plain}`;
  const prefix = relations.find(([, pattern]) => pattern.test(told));
  const suffix = suffixes.find(([, pattern]) => pattern.test(told));
  const bare = told.replace(prefix?.[1] ?? /^/u, '').replace(suffix?.[1] ?? /$/u, '');
  const quantity = quantityIn(bare);
  if (!quantity) return null;
  if (prefix && suffix && prefix[0] !== suffix[0]) return null;
  const kind = prefix?.[0] ?? suffix?.[0] ?? 'equal';
  const isNone = quantity.value.n === 0n;
  const named = quantity.unit === '' ? unit : quantity.unit;
  // 时效: a rate should be high, a number of days low
  const low = names.some((name) => better.test(name) || (named !== '%' && name.includes('时效')));
  if (kind === 'equal' && !isNone && low) return null;
  return {
    relation: kind === 'equal' && isNone ? 'at-most' : kind,
    value: toDecimal(quantity.value),
    text: text?.trim() ?? '',
    unit: named,
    scale: quantity.scale,
  };
};

/** In the unit of the target; a bare number may leave out its unit, its 万, or be a fraction for a percentage. */
export const actualOf = (
  text: string | null,
  { unit, scale }: { unit: string; scale: number },
): Actual | null => {
  const plain = fold(text ?? '').replaceAll(/\s+/gu, '');
  const quantity = quantityIn(plain);
  if (!quantity) return null;
  const factor = factorBetween(quantity.unit, unit);
  if (factor === null) return null;
  const factors = [factor];
  if (quantity.unit === '' && quantity.scale === 0 && scale > 0) factors.push(powerOfTen(scale));
  if (quantity.unit === '' && unit === '%') factors.push(powerOfTen(2));
  return {
    text: text?.trim() ?? '',
    readings: factors.map((each) => ({
      value: toDecimal(multiply(quantity.value, each)),
      low: toDecimal(multiply(subtract(quantity.value, quantity.half), each)),
      high: toDecimal(multiply(add(quantity.value, quantity.half), each)),
    })),
  };
};

/** Null where the two units measure different things. */
const factorBetween = (from: string, to: string): Rational | null => {
  if (from === to || from === '' || to === '') return powerOfTen(0);
  const [a, b] = [units.get(from), units.get(to)];
  if (!b || a?.base !== b.base) return null;
  return powerOfTen(a.exponent - b.exponent);
};
