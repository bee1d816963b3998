import type { Rule } from '../rule.js';
import { recomputeDivision } from '../sum.js';

export const subscoreSum: Rule = {
  id: 'subscore-sum',
  claim: {
    zh: '上级指标分值与下级指标分值之和',
    en: 'the weight of a level against those of its indicators',
  },
  recompute: (fact) => recomputeDivision(fact, 'level-weight'),
};
