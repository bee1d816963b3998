import type { Rule } from '../rule.js';
import { recomputeDivision } from '../sum.js';

export const lineItemsSumToClass: Rule = {
  id: 'line-items-sum-to-class',
  claim: { zh: '总数与逐项说明的各科目之和', en: 'the total against the account lines itemised after it' },
  recompute: (fact) => recomputeDivision(fact, 'line-item'),
};
