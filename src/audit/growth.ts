/** g = 100 · δ ÷ (v − s·δ), and g = 100 · s · (v − p) ÷ p. */
import type { ChangeFact, Direction, Mention } from '../../schemas/fact.js';
import {
  add,
  divide as divideIntervals,
  point,
  scale,
  subtract as subtractIntervals,
  type Interval,
} from '../figures/interval.js';
import { divide, hundred, multiply, negate, rational, subtract, type Rational } from '../figures/rational.js';
import { comparableUnless } from './caveat.js';
import { printed, sizeOf } from './measure.js';
import { operand, type Recomputation, type Slip } from './rule.js';

const signed = (direction: Direction, value: Rational): Rational =>
  direction === 'down' ? negate(value) : value;

/** 100 · δ ÷ (v − s·δ); null when the earlier level would not be positive. */
const growthOf = (now: Rational, delta: Rational, direction: Direction): Rational | null => {
  const before = subtract(now, signed(direction, delta));
  return before.n <= 0n ? null : multiply(hundred, divide(delta, before));
};

/** It grows with δ and falls with v, so the corners are known. */
const fromDelta =
  (direction: Direction) =>
  ([now, change]: Interval[]): Interval | null => {
    if (!now || !change) return null;
    const delta = sizeOf(change);
    if (now.low === null || now.high === null || delta.low === null || delta.high === null) return null;
    const low = growthOf(now.high, delta.low, direction);
    const high = growthOf(now.low, delta.high, direction);
    return low && high && { low, high };
  };

const opposite = (direction: Direction): Direction => (direction === 'down' ? 'up' : 'down');

/** The two usual slips of a growth rate: this year's level as the base, and the verb turned round. */
const slips = (direction: Direction, wrongBase: Slip['evaluate'], turned: Slip['evaluate']): Slip[] => [
  {
    id: 'wrong-base',
    text: {
      zh: '以本期数为基数计算即得所述值，疑将增减额除以本期数而非上期数',
      en: 'dividing by the current level gives the stated rate: the change was probably divided by this year instead of last year',
    },
    evaluate: wrongBase,
  },
  {
    id: 'direction',
    text: {
      zh: `改按“${direction === 'down' ? '增长' : '下降'}”计算即得所述值，疑增减方向写反`,
      en: `read as ${direction === 'down' ? 'an increase' : 'a decrease'} the stated rate follows: the verb is probably turned round`,
    },
    evaluate: turned,
  },
];

const percentOf = (part: Interval | undefined, whole: Interval | undefined): Interval | null => {
  const quotient = part && whole ? divideIntervals(sizeOf(part), whole) : null;
  return quotient && scale(quotient, hundred);
};

/** The level that the sentence names, then the others that it may speak of. */
export const levelsOf = ({ now, alternatives }: ChangeFact): Mention[] => (now ? [now, ...alternatives] : []);

export const recomputeFromDelta = (fact: ChangeFact, delta: Mention, rate: Mention): Recomputation[] => {
  const { direction, caveat, supposed } = fact;
  return levelsOf(fact).map((now) => {
    const d = printed(delta, now);
    return {
      stated: rate,
      operands: [operand('current', now), operand('change', delta)],
      formula: `${d} ÷ (${printed(now, delta)} ${direction === 'down' ? '+' : '−'} ${d})`,
      evaluate: fromDelta(direction),
      slips: slips(direction, ([v, change]) => percentOf(change, v), fromDelta(opposite(direction))),
      unsigned: true,
      ...(supposed ? { tentative: true as const } : {}),
      comparable: comparableUnless(caveat),
    };
  });
};

const fromPrior =
  (direction: Direction) =>
  ([now, prior]: Interval[]): Interval | null => {
    if (!now || !prior || now.low === null || now.high === null || prior.low === null || prior.high === null)
      return null;
    if (prior.low.n <= 0n) return null;
    const growth = (current: Rational, before: Rational): Rational =>
      signed(direction, multiply(hundred, divide(subtract(current, before), before)));
    const [a, b] = [growth(now.low, prior.high), growth(now.high, prior.low)];
    return direction === 'down' ? { low: b, high: a } : { low: a, high: b };
  };

/** s·(v − p) ÷ v */
const againstCurrent = (
  direction: Direction,
  now: Interval | undefined,
  prior: Interval | undefined,
): Interval | null =>
  now && prior
    ? percentOf(direction === 'down' ? subtractIntervals(prior, now) : subtractIntervals(now, prior), now)
    : null;

/** Nothing is left of what was: a fall by 100 %. */
const recomputeCeased = (
  { direction, caveat }: ChangeFact,
  before: Mention,
  rate: Mention,
): Recomputation => ({
  stated: rate,
  operands: [operand('prior', before)],
  formula:
    direction === 'down'
      ? `(${printed(before, before)} − 0) ÷ ${printed(before, before)}`
      : `(0 − ${printed(before, before)}) ÷ ${printed(before, before)}`,
  evaluate: ([prior]) =>
    prior?.low && prior.low.n > 0n ? point(direction === 'down' ? hundred : negate(hundred)) : null,
  unsigned: true,
  comparable: comparableUnless(caveat),
});

export const recomputeFromPrior = (fact: ChangeFact, before: Mention, rate: Mention): Recomputation[] => {
  const { direction, caveat, supposed } = fact;
  if (fact.now === null) return [recomputeCeased(fact, before, rate)];
  return levelsOf(fact).map((now) => {
    const [v, p] = [printed(now, before), printed(before, now)];
    return {
      stated: rate,
      operands: [operand('current', now), operand('prior', before)],
      formula: direction === 'down' ? `(${p} − ${v}) ÷ ${p}` : `(${v} − ${p}) ÷ ${p}`,
      evaluate: fromPrior(direction),
      slips: slips(
        direction,
        ([level, prior]) => againstCurrent(direction, level, prior),
        fromPrior(opposite(direction)),
      ),
      unsigned: true,
      ...(supposed ? { tentative: true as const } : {}),
      comparable: comparableUnless(caveat),
    };
  });
};

/** 增长1.6倍: the growth in times of the earlier level, by its change or by both levels. */
export const recomputeTimes = (fact: ChangeFact, rate: Mention): Recomputation[] => {
  const { delta, before } = fact;
  const ways = delta
    ? recomputeFromDelta(fact, delta, rate)
    : before
      ? recomputeFromPrior(fact, before, rate)
      : [];
  return ways.map((way) => ({
    ...way,
    evaluate: inTimes((operands) => way.evaluate(operands)),
    slips: [becameTimes((operands) => way.evaluate(operands))],
  }));
};

const inTimes =
  (percent: Slip['evaluate']): Slip['evaluate'] =>
  (operands) => {
    const rate = percent(operands);
    return rate && scale(rate, rational(1n, 100n));
  };

/** 增长到3倍 is 增长2倍. */
const becameTimes = (percent: Slip['evaluate']): Slip => ({
  id: 'times-wording',
  text: {
    zh: '按“是上期的几倍”计算即得所述值，疑将“是…倍”写成“增长…倍”',
    en: 'the level is that many times the earlier one: “grew by” was probably written for “is”',
  },
  evaluate: (operands) => {
    const grown = inTimes(percent)(operands);
    return grown && add(grown, point(rational(1n)));
  },
});
