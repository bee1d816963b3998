/** The amount of a frame, and how two of them compare. */
import type { Frame, Mention } from '../../schemas/fact.js';
import type { Figure } from '../../schemas/record.js';
import { valueOf } from '../figures/allowed.js';
import { compare } from '../figures/rational.js';

/** The amount a frame stands for: its level, or its budget when only that is printed. */
export const levelOf = (frame: Frame): Frame['level'] => frame.level ?? frame.bases.at(-1)?.mention ?? null;

export const sameMeasure = (a: Frame, b: Frame): boolean => {
  const left = levelOf(a)?.figure;
  const right = levelOf(b)?.figure;
  if (!left || !right) return false;
  if (left.dimension !== right.dimension) return false;
  return left.base === right.base || areCountedAlike(left, right);
};

/** A figure whose period is not said speaks of the same time as the one before it. */
export const samePeriod = (a: Mention, b: Mention): boolean =>
  a.figure.period === null || b.figure.period === null || a.figure.period === b.figure.period;

// '景区59个，其中4A级景区12家': one thing, two counters
const counters = new Set(['个', '家', '所', '处', '座']);

const areCountedAlike = (a: Figure, b: Figure): boolean =>
  counters.has(a.base) &&
  counters.has(b.base) &&
  a.label !== null &&
  a.label.length > 1 &&
  a.label.slice(-2) === b.label?.slice(-2);

export const isSmaller = (a: Frame, b: Frame): boolean => {
  const [whole, part] = [levelOf(a), levelOf(b)];
  if (!whole || !part || !sameMeasure(a, b)) return false;
  return compare(valueOf(whole), valueOf(part)) < 0;
};

// '单车运行费用2.41万元' '人均62.5元' '次均补偿' among the parts of a sum
const perUnit = /[人户次亩日月年]均|平均|均价|单价|单车|每[人户亩辆次]/u;

/** An amount for one of many, which is no part of what they come to. */
export const isPerUnit = (frame: Frame): boolean => {
  const level = levelOf(frame);
  return level !== null && perUnit.test(`${level.figure.label ?? ''}${level.lead}`);
};

const measures: ReadonlySet<string> = new Set([
  'money',
  'count',
  'area',
  'length',
  'mass',
  'volume',
  'energy',
  'score',
]);

/** An amount of something, which adds up; a rate, a duration and what has no dimension do not. */
export const isAdditive = ({ figure }: Mention): boolean => measures.has(figure.dimension);

// '收入总计' '支出总量' '全市基金收入总计' '市本级一般公共预算总收入' '共计'
const totalName = /(?:总计|合计|总量|总收入|总支出|总财力|(?:收入|支出)总[额数])$/u;

export const isCalledTotal = (frame: Frame): boolean => totalName.test(levelOf(frame)?.figure.label ?? '');

/** '上级补助2410万元，其中：一般性转移支付1905万元，…，收入总计7380万元': a total above the whole closes an outer sum. */
export const isOuterTotal = (frame: Frame, whole: Frame): boolean =>
  isCalledTotal(frame) && isSmaller(whole, frame);
