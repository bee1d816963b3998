import { compare, hundred } from '../../figures/rational.js';
import { valueOf } from '../measure.js';
import { recomputeRatio } from '../ratio.js';
import type { Rule } from '../rule.js';

/** 100% says that both amounts are equal as printed, and equal amounts say 100%. */
export const hundredPercentEquality: Rule = {
  id: 'hundred-percent-equality',
  claim: { zh: '100%即两数相等', en: '100% means that both amounts are equal' },
  exclusive: true,
  recompute: (fact) =>
    fact.shape === 'ratio' &&
    (fact.kind === 'execution' || fact.kind === 'completion') &&
    compare(valueOf(fact.rate), hundred) === 0
      ? recomputeRatio(fact)
      : [],
};
