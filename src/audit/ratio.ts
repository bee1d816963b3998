/** rate = 100 · part ÷ whole, for every whole that the sentence allows. */
import type { RatioFact } from '../../schemas/fact.js';
import { divide, scale, type Interval } from '../figures/interval.js';
import { hundred, isZero } from '../figures/rational.js';
import { comparableUnless } from './caveat.js';
import { printed, valueOf } from './measure.js';
import { operand, type Recomputation } from './rule.js';

export const recomputeRatio = ({ part, wholes, rate, caveat }: RatioFact): Recomputation[] =>
  wholes
    .filter((whole) => !isZero(valueOf(whole)))
    .map((whole) => ({
      stated: rate,
      operands: [operand('part', part), operand('whole', whole)],
      formula: `${printed(part, whole)} ÷ ${printed(whole, part)}`,
      evaluate: percentage,
      comparable: comparableUnless(caveat),
    }));

const percentage = ([part, whole]: Interval[]): Interval | null => {
  const quotient = part && whole ? divide(part, whole) : null;
  return quotient && scale(quotient, hundred);
};
