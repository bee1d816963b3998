import type { Check } from '../../../schemas/record.js';
import type { Recomputation } from '../rule.js';
import type { Judgement } from '../verdict.js';
import type { Cause } from './cause.js';
import { misprintCauses } from './misprint.js';
import { partOmitted } from './part-omitted.js';
import { signOfPart } from './sign-of-part.js';
import { slip } from './slip.js';
import { subtotalAmongParts } from './subtotal-among-parts.js';
import { truncation } from './truncation.js';

/** In the order in which they are tried: what names a way of working comes before a mere misprint. */
const causes: readonly Cause[] = [
  truncation,
  subtotalAmongParts,
  slip,
  partOmitted,
  signOfPart,
  ...misprintCauses,
];

export const causeOf = (failure: Recomputation, judgement: Judgement): Check['cause'] => {
  for (const cause of causes) {
    const found = cause.explain(failure, judgement);
    if (found) return found;
  }
  return null;
};
