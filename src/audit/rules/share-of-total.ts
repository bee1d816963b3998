import { recomputeRatio } from '../ratio.js';
import type { Rule } from '../rule.js';

export const shareOfTotal: Rule = {
  id: 'share-of-total',
  claim: { zh: '占比（部分÷总体）', en: 'the share, part ÷ whole' },
  recompute: (fact) =>
    fact.shape === 'ratio' && fact.kind === 'share' && fact.wording !== 'text-table'
      ? recomputeRatio(fact)
      : [],
};
