import { recomputeShares } from '../shares.js';
import type { Rule } from '../rule.js';

export const shareListSum100: Rule = {
  id: 'share-list-sum-100',
  claim: { zh: '各项占比之和（应为100%）', en: 'the shares of one whole, together 100%' },
  recompute: (fact) => (fact.shape === 'shares' ? recomputeShares(fact) : []),
};
