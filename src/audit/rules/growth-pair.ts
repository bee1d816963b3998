import { recomputeFromPrior } from '../growth.js';
import type { Rule } from '../rule.js';

export const growthPair: Rule = {
  id: 'growth-pair',
  claim: { zh: '增减幅度（本期数与上期数之差÷上期数）', en: 'the growth rate from both levels' },
  recompute: (fact) =>
    fact.shape === 'change' &&
    fact.before &&
    fact.rate?.figure.dimension === 'percent' &&
    fact.now?.figure.dimension !== 'percent'
      ? recomputeFromPrior(fact, fact.before, fact.rate)
      : [],
};
