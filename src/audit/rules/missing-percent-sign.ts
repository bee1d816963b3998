import { remarkOf } from '../remark.js';
import type { Rule } from '../rule.js';

export const missingPercentSign: Rule = {
  id: 'missing-percent-sign',
  claim: { zh: '增减幅度或占比疑缺百分号', en: 'a rate or share that probably lacks its %' },
  observe: (fact) => remarkOf(fact, 'missing-percent-sign'),
};
