import { recomputeRepeat } from '../repeat.js';
import type { Rule } from '../rule.js';

export const repeatFigure: Rule = {
  id: 'repeat-figure',
  claim: { zh: '同一数据前后重述', en: 'the same figure, stated again' },
  recompute: (fact) =>
    fact.shape === 'restatement' && fact.wording === 'restatement' ? [recomputeRepeat(fact)] : [],
};
