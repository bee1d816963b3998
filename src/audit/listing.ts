import type { ListingFact } from '../../schemas/fact.js';
import { point } from '../figures/interval.js';
import { rational } from '../figures/rational.js';
import { comparableUnless } from './caveat.js';
import type { Recomputation } from './rule.js';

/** The announced count against the number of items. */
export const recomputeListing = ({ announced, items, caveat }: ListingFact): Recomputation => ({
  stated: announced,
  operands: items.map((text) => ({ role: 'item', mention: null, text })),
  formula: items.map(() => '1').join(' + '),
  evaluate: () => point(rational(BigInt(items.length))),
  comparable: comparableUnless(caveat),
});
