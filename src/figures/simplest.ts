/** Which fractions an interval of rates leaves room for. */
import { compare, divide, rational, subtract, type Rational } from './rational.js';

/** The smallest q for which some p ÷ q lies between the ends, both counted in and not negative; by continued fractions. */
export const smallestDenominator = (low: Rational, high: Rational): bigint => simplest(low, high).d;

const simplest = (low: Rational, high: Rational): Rational => {
  const floor = low.n / low.d;
  const whole = rational(floor);
  if (compare(whole, low) === 0) return whole;
  if (compare(rational(floor + 1n), high) <= 0) return rational(floor + 1n);
  const rest = simplest(
    divide(rational(1n), subtract(high, whole)),
    divide(rational(1n), subtract(low, whole)),
  );
  return rational(floor * rest.n + rest.d, rest.n);
};

/** true when a multiple of `step` lies between the ends, both counted in; all are above zero. */
export const holdsMultiple = (low: Rational, high: Rational, step: Rational): boolean => {
  const [first, last] = [divide(low, step), divide(high, step)];
  return (first.n + first.d - 1n) / first.d <= last.n / last.d;
};
