import { recomputeRatio } from '../ratio.js';
import type { Rule } from '../rule.js';

export const executionRate: Rule = {
  id: 'execution-rate',
  claim: { zh: '预算完成率（执行数÷预算数）', en: 'the execution rate, outturn ÷ budget' },
  recompute: (fact) => (fact.shape === 'ratio' && fact.kind === 'execution' ? recomputeRatio(fact) : []),
};
