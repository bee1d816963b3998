import type { Rule } from '../rule.js';
import { recomputeDivision } from '../sum.js';

export const threePublicSum: Rule = {
  id: 'three-public-sum',
  claim: { zh: '“三公”经费与其三项之和', en: 'the three public expenses against their items' },
  recompute: (fact) => recomputeDivision(fact, 'three-public'),
};
