import { isZero } from '../../figures/rational.js';
import { recomputeFromDelta } from '../growth.js';
import { valueOf } from '../measure.js';
import type { Rule } from '../rule.js';
import { recomputeSum } from '../sum.js';

/** A printed 0 whose parts or change say that it was something. */
export const zeroTotal: Rule = {
  id: 'zero-total',
  claim: { zh: '总数为零而分项或增减不为零', en: 'a total of zero beside parts or a change that are not' },
  exclusive: true,
  recompute: (fact) => {
    if (fact.shape === 'breakdown' && isZero(valueOf(fact.total)))
      return recomputeSum(fact).map((way) => ({ ...way, reticent: true }));
    if (fact.shape === 'change' && fact.now && isZero(valueOf(fact.now)) && fact.delta && fact.rate)
      return recomputeFromDelta(fact, fact.delta, fact.rate).map((way) => ({ ...way, reticent: true }));
    return [];
  },
};
