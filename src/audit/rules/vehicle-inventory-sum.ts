import type { Rule } from '../rule.js';
import { recomputeDivision } from '../sum.js';

export const vehicleInventorySum: Rule = {
  id: 'vehicle-inventory-sum',
  claim: {
    zh: '车辆总数与各类用车之和（计数，无允差）',
    en: 'the number of vehicles against its kinds, exact',
  },
  recompute: (fact) => recomputeDivision(fact, 'vehicle-inventory'),
};
