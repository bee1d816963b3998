/** Why a claim does not hold. Tried on failures only; given only when it closes the gap exactly and alone. */
import type { Check } from '../../../schemas/record.js';
import type { Recomputation } from '../rule.js';
import type { Judgement } from '../verdict.js';

export interface Cause {
  id: string;
  /** null when it does not explain the failure */
  explain: (failure: Recomputation, judgement: Judgement) => NonNullable<Check['cause']> | null;
}
