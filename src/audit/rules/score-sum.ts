import type { Rule } from '../rule.js';
import { recomputeDivision } from '../sum.js';

export const scoreSum: Rule = {
  id: 'score-sum',
  claim: { zh: '总分与各项得分之和', en: 'the total score against the marks of its rows' },
  recompute: (fact) => recomputeDivision(fact, 'score'),
};
