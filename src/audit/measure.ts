/** A mention as exact numbers. */
import type { Mention, Term } from '../../schemas/fact.js';
import type { Figure } from '../../schemas/record.js';
import type { Interval } from '../figures/interval.js';
import { valueOf } from '../figures/allowed.js';
import { add, multiply, negate, powerOfTen, zero, type Rational } from '../figures/rational.js';
import { scales, units } from '../figures/units.js';

export { intervalOf, valueOf } from '../figures/allowed.js';

/** Base units in one printed unit: 10⁴ for 万元. */
export const factorOf = (figure: Figure): Rational => {
  const whole = units.get(figure.unit);
  if (whole) return powerOfTen(whole.exponent);
  for (const [word, exponent] of scales)
    if (figure.unit.startsWith(word))
      return powerOfTen(exponent + (units.get(figure.unit.slice(word.length))?.exponent ?? 0));
  return powerOfTen(0);
};

/** One unit in the last printed place, in base units. */
export const lastPlaceOf = (figure: Figure): Rational =>
  multiply(powerOfTen(-figure.decimals), factorOf(figure));

/** Σ of signed terms as printed, in base units. */
export const sumOfValues = (terms: readonly Term[]): Rational =>
  terms.reduce(
    (sum, { mention, sign }) => add(sum, sign === 1 ? valueOf(mention) : negate(valueOf(mention))),
    zero,
  );

/** The printed digits; with the unit where it is not the claim's. */
export const printed = ({ figure }: Mention, claim: Mention): string =>
  figure.unit === claim.figure.unit ? figure.digits : `${figure.digits}${figure.unit}`;

/** The size of a printed number: a minus before 下降5% repeats the verb. */
export const sizeOf = (interval: Interval): Interval =>
  interval.high !== null && interval.high.n < 0n
    ? {
        low: { n: -interval.high.n, d: interval.high.d },
        high: interval.low && { n: -interval.low.n, d: interval.low.d },
      }
    : interval;
