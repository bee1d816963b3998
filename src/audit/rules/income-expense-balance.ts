import { recomputeRepeat } from '../repeat.js';
import type { Rule } from '../rule.js';

export const incomeExpenseBalance: Rule = {
  id: 'income-expense-balance',
  claim: { zh: '收支平衡（收入总计与支出总计相等）', en: 'total income equals total expenditure' },
  recompute: (fact) =>
    fact.shape === 'restatement' && fact.wording === 'surplus' ? [recomputeRepeat(fact)] : [],
};
