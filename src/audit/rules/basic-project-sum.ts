import type { Rule } from '../rule.js';
import { recomputeDivision } from '../sum.js';

export const basicProjectSum: Rule = {
  id: 'basic-project-sum',
  claim: {
    zh: '支出合计与基本支出、项目支出之和',
    en: 'total expenditure against basic and project expenditure',
  },
  recompute: (fact) => recomputeDivision(fact, 'basic-project'),
};
