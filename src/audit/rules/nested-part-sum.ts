import type { Rule } from '../rule.js';
import { recomputeDivision } from '../sum.js';

export const nestedPartSum: Rule = {
  id: 'nested-part-sum',
  claim: { zh: '分项与其下级各项之和', en: 'a part against the parts it is divided into' },
  recompute: (fact) => recomputeDivision(fact, 'nested'),
};
