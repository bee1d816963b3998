import { recomputeRepeat } from '../repeat.js';
import type { Rule } from '../rule.js';

const wordings: ReadonlySet<string> = new Set(['surplus', 'table-balance']);

export const incomeExpenseBalance: Rule = {
  id: 'income-expense-balance',
  claim: { zh: '收支平衡（收入总计与支出总计相等）', en: 'total income equals total expenditure' },
  recompute: (fact) =>
    fact.shape === 'restatement' && wordings.has(fact.wording) ? [recomputeRepeat(fact)] : [],
};
