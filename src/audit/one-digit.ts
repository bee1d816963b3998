/** Numbers that add up but for one digit. */
import type { Mention, Term } from '../../schemas/fact.js';
import { digitPlaceOf, oddsOf } from '../figures/one-digit.js';
import {
  absolute,
  compare,
  divide,
  fromDecimal,
  greatest,
  multiply,
  rational,
  subtract,
  toFixedDecimal,
  zero,
  type Rational,
} from '../figures/rational.js';
import { lastPlaceOf, sumOfValues, valueOf } from './measure.js';

/** One in so many lists of which a part is not printed would agree in its last digits. */
const enough = 10n;

/**
 * The last digits of the sum are those of the total, and one digit before them is not: 251322 against 261322. A part
 * that is not printed may have any size, so the digits in front prove nothing, and those behind must be two at least.
 */
const isOneDigitOff = (mentions: readonly Mention[], gap: Rational): boolean => {
  const last = greatest(zero, ...mentions.map(({ figure }) => lastPlaceOf(figure)));
  const rounded = BigInt(mentions.filter(isRounded).length);
  const slack = rational(rounded, 2n);
  const place = digitPlaceOf(divide(gap, last), slack);
  if (place === null || place < 100n || oddsOf(place, 1n, rounded + 1n) < enough) return false;
  // round numbers agree in their zeros whatever they say
  const told = mentions.filter(
    (mention) => !isMultiple(divide(valueOf(mention), last), rational(place), slack),
  );
  return told.length > 2;
};

/** The total and the sum of its terms; see isOneDigitOff. */
export const missesByOneDigit = (total: Mention, terms: readonly Term[]): boolean =>
  isOneDigitOff(
    [total, ...terms.map(({ mention }) => mention)],
    absolute(subtract(valueOf(total), sumOfValues(terms))),
  );

const isRounded = ({ figure }: Mention): boolean => figure.kind !== 'exact' && figure.value !== '0';

const isMultiple = (value: Rational, step: Rational, slack: Rational): boolean =>
  compare(absolute(subtract(value, multiply(nearest(divide(value, step)), step))), slack) <= 0;

const nearest = (value: Rational): Rational => fromDecimal(toFixedDecimal(value, 0));
