/** One fact, stated twice: the same decimals must show the same digits, different decimals must overlap. */
import type { RestatementFact } from '../../schemas/fact.js';
import { point } from '../figures/interval.js';
import { intervalOf, printed, valueOf } from './measure.js';
import { operand, type Recomputation } from './rule.js';
import { caveated } from './sum.js';

export const recomputeRepeat = ({ stated, earlier, caveat }: RestatementFact): Recomputation => {
  const same = stated.figure.unit === earlier.figure.unit && stated.figure.decimals === earlier.figure.decimals;
  return {
    stated: same ? exact(stated) : stated,
    operands: [operand('earlier', earlier)],
    formula: printed(earlier, stated),
    computed: same ? point(valueOf(earlier)) : intervalOf(earlier),
    point: valueOf(earlier),
    comparable: caveat === null ? true : caveated(caveat),
  };
};

/** Repeats of equal precision leave no room for rounding. */
const exact = (mention: RestatementFact['stated']): RestatementFact['stated'] => ({
  ...mention,
  figure: { ...mention.figure, low: mention.figure.value, high: mention.figure.value },
});
