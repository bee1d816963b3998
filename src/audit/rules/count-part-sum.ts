import { isCount, recomputeSum } from '../sum.js';
import type { Rule } from '../rule.js';

/** Counts have no rounding: every part is exact and so is their sum. */
export const countPartSum: Rule = {
  id: 'count-part-sum',
  claim: { zh: '总数与分项之和（计数，无允差）', en: 'the count against the sum of its parts, exact' },
  recompute: (fact) =>
    fact.shape === 'breakdown' && !fact.division && isCount(fact) ? recomputeSum(fact) : [],
};
