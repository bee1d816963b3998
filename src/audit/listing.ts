import type { ListingFact } from '../../schemas/fact.js';
import { point } from '../figures/interval.js';
import { rational } from '../figures/rational.js';
import type { Recomputation } from './rule.js';

/** The announced count against the number of items. */
export const recomputeListing = ({ announced, items, caveat }: ListingFact): Recomputation => {
  const count = rational(BigInt(items.length));
  return {
    stated: announced,
    operands: items.map((text) => ({ role: 'item', mention: null, text })),
    formula: items.map((_, index) => String(index + 1)).join(' + ').replace(/\d+/gu, '1'),
    computed: point(count),
    point: count,
    comparable: caveat === null ? true : { zh: caveat, en: caveat },
  };
};
