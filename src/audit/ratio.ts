/** rate = 100 · part ÷ whole, for every whole that the sentence allows. */
import type { Mention, RatioFact } from '../../schemas/fact.js';
import { divide, scale, type Interval } from '../figures/interval.js';
import { hundred, isZero } from '../figures/rational.js';
import { comparableUnless } from './caveat.js';
import { intervalOf, printed, valueOf } from './measure.js';
import { operand, type Recomputation, type Slip } from './rule.js';
import { judge } from './verdict.js';

export const recomputeRatio = (fact: RatioFact): Recomputation[] =>
  recomputeNamed({ ...fact, wholes: fact.wholes.filter((whole) => !isZero(valueOf(whole))) });

/** With the wholes as they are named, a zero too. */
export const recomputeNamed = ({
  part,
  wholes,
  others,
  rate,
  caveat,
  supposed,
}: RatioFact): Recomputation[] =>
  wholes.map((whole) => ({
    stated: rate,
    operands: [operand('part', part), operand('whole', whole)],
    formula: `${printed(part, whole)} ÷ ${printed(whole, part)}`,
    evaluate: percentage,
    slips: [...others.map((other) => otherBase(other)), swappedBase],
    ...(supposed ? { tentative: true as const } : {}),
    comparable: comparableUnless(caveat),
  }));

/** No whole of that name gives the rate, and one amount of another name gives it to the digit. */
export const isNamedAmiss = (fact: RatioFact): boolean => {
  const ways = recomputeNamed(fact);
  return (
    ways.length > 0 &&
    ways.every((way) => judge(way).verdict === 'contradiction') &&
    fact.others.filter((other) =>
      ways.some((way) => judge({ ...way, evaluate: otherBase(other).evaluate }).verdict === 'consistent'),
    ).length === 1
  );
};

const percentage = ([part, whole]: Interval[]): Interval | null => {
  const quotient = part && whole ? divide(part, whole) : null;
  return quotient && scale(quotient, hundred);
};

const otherBase = (other: Mention): Slip => ({
  id: 'base-label-mismatch',
  text: {
    zh: `以${other.figure.label ?? ''} ${other.figure.text} 为基数即得所述比率，疑基数名称写错`,
    en: `the rate follows from ${other.figure.text}: the base is probably named wrongly`,
  },
  evaluate: ([part]) => (part ? percentage([part, intervalOf(other)]) : null),
});

/** The whole over the part. */
const swappedBase: Slip = {
  id: 'swapped-base',
  text: {
    zh: '将分子分母对调计算即得所述比率，疑基数与部分颠倒',
    en: 'the whole divided by the part gives the stated rate: they were probably exchanged',
  },
  evaluate: ([part, whole]) => percentage([whole, part].flatMap((each) => each ?? [])),
};
