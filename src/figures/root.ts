/** Roots, which no fraction equals in general: the fractions on both sides. */
import type { Interval } from './interval.js';
import { rational, type Rational } from './rational.js';

/** places to which a root is enclosed; more than any report prints, and a verdict on the edge falls for the report */
const places = 12n;

/** The smallest interval of `places` decimals that holds the degree-th root of a value ≥ 0. Throws RangeError below 0. */
export const rootOf = ({ n, d }: Rational, degree: bigint): Interval => {
  if (n < 0n) throw new RangeError('expected a value of at least zero');
  const scale = 10n ** places;
  const radicand = (n * scale ** degree) / d;
  const root = integerRoot(radicand, degree);
  const exact = root ** degree * d === n * scale ** degree;
  return { low: rational(root, scale), high: rational(exact ? root : root + 1n, scale) };
};

/** The largest integer whose degree-th power is at most the value (Newton's method from above). */
const integerRoot = (value: bigint, degree: bigint): bigint => {
  if (value < 2n) return value;
  let guess = 1n << (BigInt(value.toString(2).length) / degree + 1n);
  for (;;) {
    const next = ((degree - 1n) * guess + value / guess ** (degree - 1n)) / degree;
    if (next >= guess) return guess;
    guess = next;
  }
};
