import type { Rule } from '../rule.js';
import { recomputeDivision } from '../sum.js';

export const procurementSum: Rule = {
  id: 'procurement-sum',
  claim: { zh: '政府采购金额与货物、工程、服务之和', en: 'procurement against goods, works and services' },
  recompute: (fact) => recomputeDivision(fact, 'procurement'),
};
