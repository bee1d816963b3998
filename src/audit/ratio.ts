/** rate = 100 · part ÷ whole, for every whole that the sentence allows. */
import type { Mention, RatioFact } from '../../schemas/fact.js';
import { divide, scale, type Interval } from '../figures/interval.js';
import { hundred, isZero } from '../figures/rational.js';
import { comparableUnless } from './caveat.js';
import { intervalOf, printed, valueOf } from './measure.js';
import { operand, type Recomputation, type Slip } from './rule.js';

export const recomputeRatio = ({ part, wholes, others, rate, caveat }: RatioFact): Recomputation[] =>
  wholes
    .filter((whole) => !isZero(valueOf(whole)))
    .map((whole) => ({
      stated: rate,
      operands: [operand('part', part), operand('whole', whole)],
      formula: `${printed(part, whole)} ÷ ${printed(whole, part)}`,
      evaluate: percentage,
      slips: others.map((other) => otherBase(other)),
      comparable: comparableUnless(caveat),
    }));

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
