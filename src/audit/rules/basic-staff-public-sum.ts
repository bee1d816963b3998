import type { Rule } from '../rule.js';
import { recomputeDivision } from '../sum.js';

export const basicStaffPublicSum: Rule = {
  id: 'basic-staff-public-sum',
  claim: {
    zh: '基本支出与人员经费、公用经费之和',
    en: 'basic expenditure against personnel and public funds',
  },
  recompute: (fact) => recomputeDivision(fact, 'basic-staff-public'),
};
