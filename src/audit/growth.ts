/** g = 100 · δ ÷ (v − s·δ), and g = 100 · s · (v − p) ÷ p. */
import type { ChangeFact, Direction, Mention } from '../../schemas/fact.js';
import type { Interval } from '../figures/interval.js';
import { divide, hundred, multiply, negate, subtract, type Rational } from '../figures/rational.js';
import { intervalOf, printed, sizeOf, valueOf } from './measure.js';
import { operand, type Recomputation } from './rule.js';
import { caveated } from './sum.js';

const signed = (direction: Direction, value: Rational): Rational => (direction === 'down' ? negate(value) : value);

/** 100 · δ ÷ (v − s·δ); null when the earlier level would not be positive. */
const growthOf = (now: Rational, delta: Rational, direction: Direction): Rational | null => {
  const before = subtract(now, signed(direction, delta));
  return before.n <= 0n ? null : multiply(hundred, divide(delta, before));
};

/** It grows with δ and falls with v, so the corners are known. */
const growthInterval = (now: Interval, delta: Interval, direction: Direction): Interval | null => {
  if (now.low === null || now.high === null || delta.low === null || delta.high === null) return null;
  const low = growthOf(now.high, delta.low, direction);
  const high = growthOf(now.low, delta.high, direction);
  return low && high && { low, high };
};

const size = (value: Rational): Rational => (value.n < 0n ? negate(value) : value);

export const recomputeFromDelta = (fact: ChangeFact, delta: Mention, rate: Mention): Recomputation[] => {
  const { now, direction, caveat } = fact;
  const sign = direction === 'down' ? '+' : '−';
  const d = printed(delta, now);
  return [
    {
      stated: rate,
      operands: [operand('current', now), operand('change', delta)],
      formula: `${d} ÷ (${printed(now, delta)} ${sign} ${d})`,
      computed: growthInterval(intervalOf(now), sizeOf(intervalOf(delta)), direction),
      point: growthOf(valueOf(now), size(valueOf(delta)), direction),
      comparable: caveat === null ? true : caveated(caveat),
    },
  ];
};

export const recomputeFromPrior = (fact: ChangeFact, before: Mention, rate: Mention): Recomputation[] => {
  const { now, direction, caveat } = fact;
  const [v, p] = [intervalOf(now), intervalOf(before)];
  if (v.low === null || v.high === null || p.low === null || p.high === null || p.low.n <= 0n) return [];
  const growth = (current: Rational, prior: Rational): Rational =>
    signed(direction, multiply(hundred, divide(subtract(current, prior), prior)));
  const [a, b] = [growth(v.low, p.high), growth(v.high, p.low)];
  return [
    {
      stated: rate,
      operands: [operand('current', now), operand('prior', before)],
      formula: `(${printed(now, before)} − ${printed(before, now)}) ÷ ${printed(before, now)}`,
      computed: direction === 'down' ? { low: b, high: a } : { low: a, high: b },
      point: growth(valueOf(now), valueOf(before)),
      comparable: caveat === null ? true : caveated(caveat),
    },
  ];
};
