import { recomputeRatio } from '../ratio.js';
import { recomputeRepeat } from '../repeat.js';
import type { Rule } from '../rule.js';

export const textTable: Rule = {
  id: 'text-table',
  claim: { zh: '文字与表格所列同一数据', en: 'the figure of the text and of the table' },
  recompute: (fact) => {
    if (fact.wording !== 'text-table') return [];
    if (fact.shape === 'ratio') return recomputeRatio(fact);
    return fact.shape === 'restatement' ? [recomputeRepeat(fact)] : [];
  },
};
