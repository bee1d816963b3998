import { byCoarser, recomputeRepeat } from '../repeat.js';
import type { Rule } from '../rule.js';

export const tableTable: Rule = {
  id: 'table-table',
  claim: { zh: '各表所列同一数据', en: 'the same figure in two tables' },
  recompute: (fact) =>
    fact.shape === 'restatement' && fact.wording === 'table-table' ? [byCoarser(recomputeRepeat(fact))] : [],
};
