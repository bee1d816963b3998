/** Numbers that add up but for one digit. */
import type { Mention, Term } from '../../schemas/fact.js';
import {
  absolute,
  add,
  compare,
  divide,
  fromDecimal,
  greatest,
  multiply,
  powerOfTen,
  rational,
  subtract,
  toFixedDecimal,
  zero,
  type Rational,
} from '../figures/rational.js';
import { lastPlaceOf, sumOfValues, valueOf } from './measure.js';

/** digits that a figure may have */
const most = 16;

/**
 * The last digits of the sum are those of the total, and one digit before them is not: 251322 against 261322. Chance
 * leaves that to one list in ten at most, so the list is meant to be complete and a digit of it is wrong.
 */
const isOneDigitOff = (mentions: readonly Mention[], gap: Rational): boolean => {
  const place = greatest(zero, ...mentions.map(({ figure }) => lastPlaceOf(figure)));
  const slack = rational(BigInt(mentions.filter(isRounded).length), 2n);
  const size = divide(gap, place);
  for (let agreeing = 2; agreeing < most; agreeing += 1) {
    const step = powerOfTen(agreeing);
    const digit = nearest(divide(size, step));
    if (digit.n < 1n || digit.n > 9n || !isRare(slack, step)) continue;
    if (compare(absolute(subtract(size, multiply(digit, step))), slack) > 0) continue;
    // round numbers agree in their zeros whatever they say
    return mentions.filter((mention) => !isMultiple(divide(valueOf(mention), place), step, slack)).length > 2;
  }
  return false;
};

/** The total and the sum of its terms; see isOneDigitOff. */
export const missesByOneDigit = (total: Mention, terms: readonly Term[]): boolean =>
  isOneDigitOff(
    [total, ...terms.map(({ mention }) => mention)],
    absolute(subtract(valueOf(total), sumOfValues(terms))),
  );

const isRounded = ({ figure }: Mention): boolean => figure.kind !== 'exact' && figure.value !== '0';

/** Of all last digits, do those that rounding lets agree make up a tenth at most? */
const isRare = (slack: Rational, step: Rational): boolean =>
  compare(multiply(add(add(slack, slack), rational(1n)), rational(10n)), step) <= 0;

const isMultiple = (value: Rational, step: Rational, slack: Rational): boolean =>
  compare(absolute(subtract(value, multiply(nearest(divide(value, step)), step))), slack) <= 0;

const nearest = (value: Rational): Rational => fromDecimal(toFixedDecimal(value, 0));
