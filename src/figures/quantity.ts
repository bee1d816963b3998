/** From a token to an exact value and the interval that its printed digits and qualifiers allow. */
import type { Dimension, FigureKind } from '../../schemas/record.js';
import { qualifierOf, type Qualifier } from './qualifiers.js';
import {
  add,
  compare,
  divide,
  fromDecimal,
  greatest,
  multiply,
  powerOfTen,
  rational,
  subtract,
  toDecimal,
  type Rational,
} from './rational.js';
import type { Token } from './lexer.js';

export interface Quantity {
  decimals: number;
  value: string;
  base: string;
  dimension: Dimension;
  kind: FigureKind;
  low: string | null;
  high: string | null;
}

const decimalsOf = (digits: string): number => digits.split('.')[1]?.length ?? 0;

/** Places above the last non-zero digit: '300' → 2, '1.8' → -1. The width that 余 and 近 leave open. */
const significantExponent = (digits: string): number => {
  const decimals = decimalsOf(digits);
  if (decimals > 0) return -decimals;
  const zeros = /0*$/u.exec(digits)?.[0].length ?? 0;
  return zeros === digits.length ? 0 : zeros;
};

/** `left` and `right` are the folded text around the token. */
export const quantityOf = (token: Token, left: string, right: string): Quantity => {
  const { unit, digits } = token;
  const exponent = token.exponent + (unit?.exponent ?? 0);
  const factor = powerOfTen(exponent);
  const value = multiply(fromDecimal(digits), factor);
  const qualifier = qualifierOf(left, right);
  const kind = kindOf(token, qualifier);
  const decimals = decimalsOf(digits);
  const width = multiply(powerOfTen(significantExponent(digits)), factor);
  const half = multiply(rational(1n, 2n), multiply(powerOfTen(-decimals), factor));
  const upper = token.upperDigits === null ? value : multiply(fromDecimal(token.upperDigits), factor);
  const [low, high] = ends(kind, value, { width, half, upper, surplus: token.surplus }, qualifier);
  return {
    decimals,
    value: toDecimal(value),
    base: unit?.base ?? '',
    dimension: unit?.dimension ?? (token.exponent > 0 ? 'count' : 'score'),
    kind,
    low: low && toDecimal(low),
    high: high && toDecimal(high),
  };
};

const kindOf = (token: Token, qualifier: Qualifier | null): FigureKind => {
  if (token.kind === 'range') return 'range';
  if (token.surplus) return 'lower';
  if (qualifier) return qualifier.kind;
  const whole = !token.digits.includes('.');
  // a literal zero is exact; a rate of 0.00% is a small one, rounded
  const rate = token.unit?.dimension === 'percent' && !whole;
  if (/^-?0+(?:\.0+)?$/u.test(token.digits) && !rate) return 'exact';
  if (token.unit === null) return token.exponent > 0 ? 'rounded' : 'exact';
  const exact =
    token.unit.dimension === 'score' || ((token.unit.counts || token.unit.dimension === 'duration') && whole);
  return exact && token.exponent === 0 ? 'exact' : 'rounded';
};

interface Widths {
  width: Rational;
  half: Rational;
  upper: Rational;
  surplus: boolean;
}

const ends = (
  kind: FigureKind,
  value: Rational,
  { width, half, upper, surplus }: Widths,
  qualifier: Qualifier | null,
): [Rational | null, Rational | null] => {
  switch (kind) {
    case 'exact':
      return [value, value];
    case 'rounded':
      return [subtract(value, half), add(value, half)];
    case 'range':
      return compare(value, upper) <= 0 ? [value, upper] : [upper, value];
    case 'lower':
      return surplus ? [value, add(value, width)] : [value, null];
    case 'upper':
      return qualifier?.near ? [subtract(value, width), value] : [null, value];
    case 'approximate': {
      const twentieth = divide(greatest(value, multiply(value, rational(-1n))), rational(20n));
      const slack = greatest(half, twentieth);
      return [subtract(value, slack), add(value, slack)];
    }
  }
};
