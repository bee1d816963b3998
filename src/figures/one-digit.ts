/** Two numbers that differ by one digit, and how seldom others do by chance. Both are counted in last places. */
import type { Rational } from './rational.js';

/**
 * The place of the digit, a power of ten: 10000 for a gap of 30000, and of 30001 where rounding leaves one open. Null
 * where the gap is no single digit, or where rounding may amount to half of one: then every gap would be near to some.
 */
export const digitPlaceOf = (gap: Rational, slack: Rational): bigint | null => {
  // both over one denominator
  const unit = gap.d * slack.d;
  const [size, open] = [gap.n * slack.d, slack.n * gap.d];
  for (let place = 1n; place * unit <= size + open; place *= 10n) {
    const one = place * unit;
    const digit = (2n * size + one) / (2n * one);
    const rest = size - digit * one;
    if (digit > 0n && digit < 10n && 2n * open < one && -open <= rest && rest <= open) return place;
  }
  return null;
};

/**
 * Among so many gaps as are equally likely to one that is a digit by chance: there are `ways` in which a gap may be one,
 * and around each a `spread` of gaps that rounding does not tell from it.
 */
export const oddsOf = (gaps: bigint, ways: bigint, spread: bigint): bigint => gaps / (ways * spread);
