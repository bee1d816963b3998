import type { Check } from '../../../schemas/record.js';
import type { Recomputation } from '../rule.js';
import type { Judgement } from '../verdict.js';
import type { Cause } from './cause.js';
import { subtotalAmongParts } from './subtotal-among-parts.js';

/** In the order in which they are tried. */
const causes: readonly Cause[] = [subtotalAmongParts];

export const causeOf = (failure: Recomputation, judgement: Judgement): Check['cause'] => {
  for (const cause of causes) {
    const found = cause.explain(failure, judgement);
    if (found) return found;
  }
  return null;
};
