import { expectedText } from '../expected.js';
import { judge } from '../verdict.js';
import type { Cause } from './cause.js';

/** A known slip of this kind of claim gives the stated number to the last digit. */
export const slip: Cause = {
  id: 'slip',
  // digits that are equal after a slip of another scale were rounded on the way
  explain: ({ exact, ...failure }, judgement) => {
    const fitting = (failure.slips ?? []).filter(
      ({ evaluate }) => judge({ ...failure, evaluate }).verdict === 'consistent',
    );
    const [only] = fitting;
    if (!only || fitting.length > 1) return null;
    const repair = expectedText(failure.stated, judgement);
    return {
      id: only.id,
      text: only.text,
      repair:
        only.id === 'base-label-mismatch' || repair === null
          ? null
          : { figure: failure.stated.figure.id, text: repair },
    };
  },
};
