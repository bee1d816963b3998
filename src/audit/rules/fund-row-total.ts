import type { Rule } from '../rule.js';
import { recomputeDivision } from '../sum.js';

export const fundRowTotal: Rule = {
  id: 'fund-row-total',
  claim: { zh: '年度资金总额与各来源之和', en: 'the funds of the year against their sources' },
  // a total of zero over sources that are not is of this rule, too
  exclusive: true,
  recompute: (fact) => recomputeDivision(fact, 'fund-row'),
};
