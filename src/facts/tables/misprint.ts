/**
 * How unlikely numbers that do not belong together are to add up, or to miss each other by one digit: all digits of the
 * total might be others.
 */
import type { Mention, Term } from '../../../schemas/fact.js';
import { intervalOf, valueOf } from '../../figures/allowed.js';
import { digitPlaceOf, oddsOf } from '../../figures/one-digit.js';
import { divide, isZero, least, rational, subtract, zero, type Rational } from '../../figures/rational.js';

/**
 * To how many cases in which unrelated numbers would miss each other otherwise comes one in which they miss by one
 * digit. 0 where the miss is no single digit, or is another number of the line: then it may be a part too many or too
 * few. `line`: all numbers of the column or row that the sum stands in.
 */
export const oddsOfMisprint = (total: Mention, terms: readonly Term[], line: readonly Mention[]): bigint => {
  const { gap, digits, grain, rounding, inPlaces } = comparisonOf(total, terms);
  const slack = digitPlaceOf(rational(gap), zero) === null ? rounding : 0n;
  if (digitPlaceOf(rational(gap), rational(slack)) === null) return 0n;
  if (line.some((mention) => sizeOf(sizeOf(inPlaces(mention)) - gap) <= slack)) return 0n;
  const ways = gap < grain ? 1n : 9n * digits;
  return oddsOf(10n ** digits, ways, 2n * slack + 1n);
};

/** The same for numbers that do add up. */
export const oddsOfMeeting = (total: Mention, terms: readonly Term[]): bigint => {
  const { gap, digits, rounding } = comparisonOf(total, terms);
  return oddsOf(10n ** digits, 1n, gap === 0n ? 1n : 2n * rounding + 1n);
};

interface Comparison {
  /** between the total and the sum, in last places */
  gap: bigint;
  /** how many digits of the total say something */
  digits: bigint;
  /** one in the last place that does */
  grain: bigint;
  /** how far rounding may move the sum, in last places */
  rounding: bigint;
  inPlaces: (mention: Mention) => bigint;
}

const comparisonOf = (total: Mention, terms: readonly Term[]): Comparison => {
  const printed = [total, ...terms.map(({ mention }) => mention)].filter((each) => !isZero(valueOf(each)));
  const place = least(rational(10n ** 12n), ...printed.map(lastPlaceOf));
  const inPlaces = (mention: Mention): bigint => quotientOf(divide(valueOf(mention), place));
  const sum = terms.reduce((all, { mention, sign }) => all + BigInt(sign) * inPlaces(mention), 0n);
  // what round numbers agree in beyond their last digit says nothing; the one that is wrong need not be round
  const grain = grainOf(printed.map(inPlaces));
  return {
    gap: sizeOf(sum - inPlaces(total)),
    digits: BigInt(lengthOf(greatestOf(sizeOf(sum), sizeOf(inPlaces(total))) / grain)),
    grain,
    rounding: BigInt(printed.filter(isRounded).length) / 2n,
    inPlaces,
  };
};

const isRounded = (mention: Mention): boolean => mention.figure.kind === 'rounded';

/** A count is exact: its last place is one. */
const lastPlaceOf = (mention: Mention): Rational => {
  const { low, high } = intervalOf(mention);
  const width = low && high ? subtract(high, low) : rational(0n);
  return isZero(width) ? rational(1n) : width;
};

const quotientOf = ({ n, d }: Rational): bigint => n / d;
const sizeOf = (value: bigint): bigint => (value < 0n ? -value : value);
const greatestOf = (a: bigint, b: bigint): bigint => (a > b ? a : b);
const lengthOf = (value: bigint): number => value.toString().length;

/** The power of ten of which all values but one are multiples. */
const grainOf = (values: readonly bigint[]): bigint => {
  const zeros = values.map((value) => /0*$/u.exec(value.toString())?.[0].length ?? 0).sort((a, b) => a - b);
  return 10n ** BigInt(zeros[1] ?? zeros[0] ?? 0);
};
