import type { Rule } from '../rule.js';
import { recomputeDivision } from '../sum.js';

export const incomeSourceSum: Rule = {
  id: 'income-source-sum',
  claim: { zh: '收入合计与各来源收入之和', en: 'total income against its sources' },
  recompute: (fact) => recomputeDivision(fact, 'income-source'),
};
