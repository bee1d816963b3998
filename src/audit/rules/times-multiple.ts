import { divide, type Interval } from '../../figures/interval.js';
import { comparableUnless } from '../caveat.js';
import { recomputeTimes } from '../growth.js';
import { printed } from '../measure.js';
import { operand, type Recomputation, type Rule } from '../rule.js';
import type { RatioFact } from '../../../schemas/fact.js';

export const timesMultiple: Rule = {
  id: 'times-multiple',
  claim: { zh: '倍数', en: 'the multiple' },
  recompute: (fact) => {
    if (fact.shape === 'change' && fact.rate?.figure.dimension === 'multiple')
      return recomputeTimes(fact, fact.rate);
    return fact.shape === 'ratio' && fact.kind === 'multiple' ? quotients(fact) : [];
  },
};

/** 是 … 的N倍 */
const quotients = ({ part, wholes, rate, caveat }: RatioFact): Recomputation[] =>
  wholes.map((whole) => ({
    stated: rate,
    operands: [operand('current', part), operand('prior', whole)],
    formula: `${printed(part, whole)} ÷ ${printed(whole, part)}`,
    evaluate: ([now, prior]: Interval[]) => (now && prior ? divide(now, prior) : null),
    comparable: comparableUnless(caveat),
  }));
