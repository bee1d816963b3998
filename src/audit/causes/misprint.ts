/** One misprinted number: digits changed places, one too many, or the unit's 万 lost or doubled. */
import type { Mention } from '../../../schemas/fact.js';
import type { Localized } from '../../../schemas/rejection.js';
import {
  absolute,
  compare,
  divide,
  fromDecimal,
  isZero,
  multiply,
  powerOfTen,
  subtract,
  toDecimal,
  toFixedDecimal,
  type Rational,
} from '../../figures/rational.js';
import { factorOf, lastPlaceOf, valueOf } from '../measure.js';
import type { Recomputation } from '../rule.js';
import { figuresOf, pointWith, substitute, withValue } from '../substitute.js';
import { judge } from '../verdict.js';
import type { Cause } from './cause.js';

interface Misprint {
  id: string;
  text: (printed: string, meant: string) => Localized;
  /** values, in base units, that may have been meant */
  meant: (mention: Mention) => Rational[];
}

const digitsValue = (digits: string, mention: Mention): Rational[] =>
  /^\d+(?:\.\d+)?$/u.test(digits) ? [multiply(fromDecimal(digits), factorOf(mention.figure))] : [];

/** '8013' → '8103', '0813', '8031': neighbours exchanged, the point staying where it is. */
const exchanged = ({ figure: { digits } }: Mention): string[] => {
  const found: string[] = [];
  for (let at = 0; at < digits.length - 1; at += 1) {
    const next = digits[at + 1] === '.' ? at + 2 : at + 1;
    const [a, b] = [digits[at], digits[next]];
    if (a === undefined || b === undefined || a === '.' || a === b) continue;
    found.push(digits.slice(0, at) + b + digits.slice(at + 1, next) + a + digits.slice(next + 1));
  }
  return found.filter((text) => !/^0\d/u.test(text));
};

/** '12345' → '2345', '1345' …: one digit too many was printed. */
const shortened = ({ figure: { digits } }: Mention): string[] =>
  [...digits].flatMap((char, at) =>
    char === '.' || digits.length < 3 ? [] : [digits.slice(0, at) + digits.slice(at + 1)],
  );

/** '235' → '2035', '2351' …: one digit was left out; in front of the others ('1235') a wrong digit explains as much. */
const lengthened = ({ figure: { digits } }: Mention): string[] => {
  if (digits.length < 3) return [];
  return [...digits].flatMap((_, at) =>
    [...'0123456789'].map((digit) => digits.slice(0, at + 1) + digit + digits.slice(at + 1)),
  );
};

const misprints: readonly Misprint[] = [
  {
    id: 'transposed-digits',
    text: (printed, meant) => ({
      zh: `将 ${printed} 的相邻两位数字对调为 ${meant} 即相符，疑数字颠倒`,
      en: `with two neighbouring digits of ${printed} exchanged (${meant}) it holds: probably transposed`,
    }),
    meant: (mention) => exchanged(mention).flatMap((digits) => digitsValue(digits, mention)),
  },
  {
    id: 'unit-scale-slip',
    text: (printed, meant) => ({
      zh: `${printed} 若为 ${meant} 即相符，疑计量单位或小数点有误`,
      en: `with ${meant} for ${printed} it holds: the unit (万) or the decimal point is probably wrong`,
    }),
    meant: (mention) =>
      [-8, -4, -3, -2, -1, 1, 2, 3, 4, 8].map((exponent) => multiply(valueOf(mention), powerOfTen(exponent))),
  },
  {
    id: 'extra-digit',
    text: (printed, meant) => ({
      zh: `${printed} 去掉一位数字成 ${meant} 即相符，疑多写一位`,
      en: `with one digit of ${printed} left out (${meant}) it holds: probably a digit too many`,
    }),
    meant: (mention) => shortened(mention).flatMap((digits) => digitsValue(digits, mention)),
  },
  {
    id: 'missing-digit',
    text: (printed, meant) => ({
      zh: `${printed} 补一位数字成 ${meant} 即相符，疑漏写一位`,
      en: `with one digit added to ${printed} (${meant}) it holds: probably a digit too few`,
    }),
    meant: (mention) =>
      lengthened(mention)
        .filter((digits) => !/^0\d/u.test(digits) && decimalsIn(digits) === mention.figure.decimals)
        .flatMap((digits) => digitsValue(digits, mention)),
  },
];

const decimalsIn = (digits: string): number =>
  digits.includes('.') ? digits.length - digits.indexOf('.') - 1 : 0;

const causeFor = ({ id, text, meant }: Misprint): Cause => ({
  id,
  explain: (failure) => {
    // small enough, any number rounds to 0
    if (isZero(valueOf(failure.stated)) || failure.operands.some(({ mention }) => mention === null))
      return null;
    const fitting = figuresOf(failure).flatMap((mention) =>
      meant(mention)
        .filter((value) => isNear(failure, mention, value))
        .map((value) => withValue(mention, value))
        .filter((other) => judge(substitute(failure, mention, other)).verdict === 'consistent')
        .map((other) => ({ mention, other })),
    );
    const [only] = fitting;
    if (
      !only ||
      fitting.some(
        ({ mention, other }) => mention !== only.mention || other.figure.value !== only.other.figure.value,
      )
    )
      return null;
    const repaired = exactText(only.other, only.mention);
    return {
      id,
      text: text(only.mention.figure.text, repaired),
      repair: { figure: only.mention.figure.id, text: repaired },
    };
  },
});

/**
 * With a value in the place of one figure, does the claim come within its last place? Few values do, and only those are
 * worth printing and judging as if they stood there.
 */
const isNear = (failure: Recomputation, mention: Mention, value: Rational): boolean => {
  const { stated } = failure;
  if (stated.figure.kind !== 'rounded' && stated.figure.kind !== 'exact') return true;
  const claim = stated.figure.id === mention.figure.id ? value : valueOf(stated);
  const found = pointWith(failure, mention, value);
  if (found === null) return false;
  // a minus that only repeats the verb is no difference
  const gap = absolute(subtract(absolute(found), absolute(claim)));
  return compare(gap, lastPlaceOf(stated.figure)) <= 0;
};

/** in the unit as printed, with all the decimals that the value has */
const exactText = (other: Mention, { figure }: Mention): string => {
  const value = toDecimal(divide(valueOf(other), factorOf(figure)));
  const decimals = Math.max(figure.decimals, value.split('.')[1]?.length ?? 0);
  return `${toFixedDecimal(divide(valueOf(other), factorOf(figure)), decimals)}${figure.text.includes(' ') ? ' ' : ''}${figure.unit}`;
};

export const misprintCauses: readonly Cause[] = misprints.map(causeFor);
