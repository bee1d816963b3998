/** One fact, stated twice: the same decimals must show the same digits, different decimals must overlap. */
import type { RestatementFact } from '../../schemas/fact.js';
import { comparableUnless } from './caveat.js';
import { printed } from './measure.js';
import { operand, type Recomputation } from './rule.js';

export const recomputeRepeat = ({ stated, earlier, caveat, supposed }: RestatementFact): Recomputation => {
  const same =
    stated.figure.unit === earlier.figure.unit && stated.figure.decimals === earlier.figure.decimals;
  return {
    stated,
    operands: [operand('earlier', earlier)],
    formula: printed(earlier, stated),
    evaluate: ([value]) => value ?? null,
    ...(same ? { exact: true as const } : {}),
    ...(supposed ? { tentative: true as const } : {}),
    comparable: comparableUnless(caveat),
  };
};
