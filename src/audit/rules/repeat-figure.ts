import { recomputeRepeat } from '../repeat.js';
import type { Rule } from '../rule.js';

const wordings: ReadonlySet<string> = new Set(['restatement', 'account-line']);

export const repeatFigure: Rule = {
  id: 'repeat-figure',
  claim: { zh: '同一数据前后重述', en: 'the same figure, stated again' },
  recompute: (fact) =>
    fact.shape === 'restatement' && wordings.has(fact.wording) ? [recomputeRepeat(fact)] : [],
};
