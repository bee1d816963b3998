import { recomputeFromDelta } from '../growth.js';
import type { Rule } from '../rule.js';

export const growthTriple: Rule = {
  id: 'growth-triple',
  claim: { zh: '增减幅度（增减额÷上年数）', en: 'the growth rate, change ÷ earlier level' },
  recompute: (fact) =>
    fact.shape === 'change' && fact.delta && fact.rate?.figure.dimension === 'percent'
      ? recomputeFromDelta(fact, fact.delta, fact.rate)
      : [],
};
