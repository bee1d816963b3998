/** Why a sum does not hold. Tried on failures only; given only when it closes the gap exactly and alone. */
import type { Check } from '../../../schemas/record.js';
import type { Recomputation } from '../rule.js';

export interface Cause {
  id: string;
  /** null when it does not explain the failure */
  explain: (failure: Recomputation) => NonNullable<Check['cause']> | null;
}
