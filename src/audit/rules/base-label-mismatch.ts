import { isNamedAmiss, recomputeNamed } from '../ratio.js';
import type { Rule } from '../rule.js';

/** The number is right and the base beside it is called by the wrong name. */
export const baseLabelMismatch: Rule = {
  id: 'base-label-mismatch',
  claim: { zh: '比率与所称基数', en: 'the rate against the base that it names' },
  exclusive: true,
  recompute: (fact) => (fact.shape === 'ratio' && isNamedAmiss(fact) ? recomputeNamed(fact) : []),
};
