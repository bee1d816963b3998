import type { Rule } from '../rule.js';
import { recomputeDivision } from '../sum.js';

export const vehicleCostSum: Rule = {
  id: 'vehicle-cost-sum',
  claim: { zh: '公务用车费用与购置、运行之和', en: 'the cost of vehicles against purchase and running' },
  recompute: (fact) => recomputeDivision(fact, 'vehicle-cost'),
};
