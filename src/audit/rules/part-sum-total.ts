import { isCount, recomputeSum } from '../sum.js';
import type { Rule } from '../rule.js';

export const partSumTotal: Rule = {
  id: 'part-sum-total',
  claim: { zh: '总数与分项之和', en: 'the total against the sum of its parts' },
  recompute: (fact) =>
    fact.shape === 'breakdown' && !fact.division && !isCount(fact) ? recomputeSum(fact) : [],
};
