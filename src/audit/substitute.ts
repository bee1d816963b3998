/** A claim re-judged with another value in the place of one of its figures. */
import type { Mention } from '../../schemas/fact.js';
import { point } from '../figures/interval.js';
import {
  add,
  compare,
  divide,
  fromDecimal,
  multiply,
  rational,
  subtract,
  toDecimal,
  type Rational,
} from '../figures/rational.js';
import { factorOf, lastPlaceOf, valueOf } from './measure.js';
import type { Recomputation } from './rule.js';

/** The same figure as if `value` (base units) had been printed with its decimals. */
export const withValue = (mention: Mention, value: Rational): Mention => {
  const { figure } = mention;
  const half = multiply(rational(1n, 2n), lastPlaceOf(figure));
  const [low, high] = figure.kind === 'rounded' ? [subtract(value, half), add(value, half)] : [value, value];
  const digits = toDecimal(divide(value, factorOf(figure)), figure.decimals);
  return {
    ...mention,
    figure: { ...figure, digits, value: toDecimal(value), low: toDecimal(low), high: toDecimal(high) },
  };
};

/** The claim with one figure replaced wherever it stands. */
export const substitute = (way: Recomputation, from: Mention, to: Mention): Recomputation => {
  const swap = (mention: Mention): Mention => (mention.figure.id === from.figure.id ? to : mention);
  return {
    ...way,
    stated: swap(way.stated),
    operands: way.operands.map((operand) =>
      operand.mention ? { ...operand, mention: swap(operand.mention) } : operand,
    ),
  };
};

/** The claim from the numbers as they are printed, but for one figure that has another value. */
export const pointWith = (way: Recomputation, { figure }: Mention, value: Rational): Rational | null => {
  const values = way.operands.flatMap(({ mention }) =>
    mention ? point(mention.figure.id === figure.id ? value : valueOf(mention)) : [],
  );
  return way.evaluate(values)?.low ?? null;
};

export const figuresOf = (way: Recomputation): Mention[] => [
  way.stated,
  ...way.operands.flatMap(({ mention }) => mention ?? []),
];

export const sameValue = (a: Mention, b: Mention): boolean =>
  compare(fromDecimal(a.figure.value), fromDecimal(b.figure.value)) === 0;
