import { recomputeRatio } from '../ratio.js';
import type { Rule } from '../rule.js';

export const completionRate: Rule = {
  id: 'completion-rate',
  claim: { zh: '按名称计算的比率', en: 'the rate that its name defines, part ÷ whole' },
  recompute: (fact) => (fact.shape === 'ratio' && fact.kind === 'completion' ? recomputeRatio(fact) : []),
};
