/** share = 100 − the other shares of the same whole. */
import type { SharesFact } from '../../schemas/fact.js';
import { add, meets, point, subtract, type Interval } from '../figures/interval.js';
import { hundred, zero } from '../figures/rational.js';
import { comparableUnless } from './caveat.js';
import { intervalOf } from './measure.js';
import { operand, type Recomputation } from './rule.js';

/** Only where the parts themselves make up the whole are the shares known to be all of them. */
export const recomputeShares = ({ whole, parts, shares, caveat }: SharesFact): Recomputation[] => {
  const [first, ...others] = shares;
  if (!first || !meets(sumOf(parts.map(intervalOf)), intervalOf(whole))) return [];
  return [
    {
      stated: first,
      operands: others.map((share) => operand('share', share)),
      formula: ['100', ...others.map(({ figure }) => figure.digits)].join(' − '),
      evaluate: (values) => subtract(point(hundred), sumOf(values)),
      reticent: true,
      comparable: comparableUnless(caveat),
    },
  ];
};

const sumOf = (values: readonly Interval[]): Interval =>
  values.reduce((sum, value) => add(sum, value), point(zero));
