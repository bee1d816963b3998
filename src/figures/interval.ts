/** Closed intervals with exact ends; null = unbounded. The printed digits are the only tolerance there is. */
import {
  add as addRational,
  compare,
  divide as divideRational,
  greatest,
  least,
  multiply,
  negate as negateRational,
  subtract as subtractRational,
  type Rational,
} from './rational.js';

export interface Interval {
  readonly low: Rational | null;
  readonly high: Rational | null;
}

export const point = (value: Rational): Interval => ({ low: value, high: value });

const both = (
  f: (a: Rational, b: Rational) => Rational,
  a: Rational | null,
  b: Rational | null,
): Rational | null => (a === null || b === null ? null : f(a, b));

export const add = (a: Interval, b: Interval): Interval => ({
  low: both(addRational, a.low, b.low),
  high: both(addRational, a.high, b.high),
});
export const negate = (a: Interval): Interval => ({
  low: a.high === null ? null : negateRational(a.high),
  high: a.low === null ? null : negateRational(a.low),
});
export const subtract = (a: Interval, b: Interval): Interval => add(a, negate(b));

/** Times a factor of either sign. */
export const scale = (a: Interval, factor: Rational): Interval => {
  const low = a.low === null ? null : multiply(a.low, factor);
  const high = a.high === null ? null : multiply(a.high, factor);
  return factor.n < 0n ? { low: high, high: low } : { low, high };
};

/** Null when the divisor may be zero or an end is unbounded: nothing can be said then. */
export const divide = (a: Interval, b: Interval): Interval | null => {
  if (a.low === null || a.high === null || b.low === null || b.high === null) return null;
  if (b.low.n <= 0n && b.high.n >= 0n) return null;
  const corners: [Rational, ...Rational[]] = [
    divideRational(a.low, b.low),
    divideRational(a.low, b.high),
    divideRational(a.high, b.low),
    divideRational(a.high, b.high),
  ];
  return { low: least(...corners), high: greatest(...corners) };
};

export const meets = (a: Interval, b: Interval): boolean =>
  (a.low === null || b.high === null || compare(a.low, b.high) <= 0) &&
  (b.low === null || a.high === null || compare(b.low, a.high) <= 0);

/** Distance between two intervals; null when they meet. */
export const gap = (a: Interval, b: Interval): Rational | null => {
  if (meets(a, b)) return null;
  if (a.low !== null && b.high !== null && compare(a.low, b.high) > 0) return subtractRational(a.low, b.high);
  if (b.low !== null && a.high !== null) return subtractRational(b.low, a.high);
  return null;
};

/** What both allow; null when they do not meet. */
export const intersect = (a: Interval, b: Interval): Interval | null => {
  if (!meets(a, b)) return null;
  const low = a.low === null ? b.low : b.low === null ? a.low : greatest(a.low, b.low);
  const high = a.high === null ? b.high : b.high === null ? a.high : least(a.high, b.high);
  return { low, high };
};
