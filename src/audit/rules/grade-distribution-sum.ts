import type { Rule } from '../rule.js';
import { recomputeDivision } from '../sum.js';

export const gradeDistributionSum: Rule = {
  id: 'grade-distribution-sum',
  claim: {
    zh: '项目数与各评级项目数之和（计数，无允差）',
    en: 'the projects against those of each grade, exact',
  },
  recompute: (fact) => recomputeDivision(fact, 'grade'),
};
