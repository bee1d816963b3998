/** rate = 100 · part ÷ whole, for every whole that the sentence allows. */
import type { Mention, RatioFact } from '../../schemas/fact.js';
import { divide as divideIntervals, scale } from '../figures/interval.js';
import { divide, hundred, isZero, multiply } from '../figures/rational.js';
import { intervalOf, printed, valueOf } from './measure.js';
import { operand, type Recomputation } from './rule.js';
import { caveated } from './sum.js';

export const recomputeRatio = ({ part, wholes, rate, caveat }: RatioFact): Recomputation[] =>
  wholes.flatMap((whole): Recomputation[] => {
    const quotient = isZero(valueOf(whole)) ? null : divideIntervals(intervalOf(part), intervalOf(whole));
    if (!quotient) return [];
    return [
      {
        stated: rate,
        operands: [operand('part', part), operand('whole', whole)],
        formula: `${digits(part, whole)} ÷ ${digits(whole, part)}`,
        computed: scale(quotient, hundred),
        point: multiply(hundred, divide(valueOf(part), valueOf(whole))),
        comparable: caveat === null ? true : caveated(caveat),
      },
    ];
  });

const digits = (mention: Mention, other: Mention): string => printed(mention, other);
