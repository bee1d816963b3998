import type { Rule } from '../rule.js';
import { recomputeDivision } from '../sum.js';

export const fundSourceSum: Rule = {
  id: 'fund-source-sum',
  claim: { zh: '合计与各本预算资金之和', en: 'the total against the budgets that fund it' },
  recompute: (fact) => recomputeDivision(fact, 'fund-source'),
};
