import type { Rule } from '../rule.js';
import { recomputeDivision } from '../sum.js';

export const classSum: Rule = {
  id: 'class-sum',
  claim: { zh: '支出合计与各类（款、项）科目之和', en: 'the total against its account classes' },
  recompute: (fact) => recomputeDivision(fact, 'class'),
};
