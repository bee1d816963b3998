import { compare, rational } from '../../figures/rational.js';
import { recomputeListing } from '../listing.js';
import { valueOf } from '../measure.js';
import type { Rule } from '../rule.js';

export const countListLength: Rule = {
  id: 'count-list-length',
  claim: { zh: '所述个数与所列项数', en: 'the count against the items listed' },
  recompute: (fact) => {
    if (fact.shape !== 'listing' || !fact.inline) return [];
    // after 等 the list may go on: fewer items than announced prove nothing
    const fewer = compare(rational(BigInt(fact.items.length)), valueOf(fact.announced)) < 0;
    return fact.open && fewer ? [] : [recomputeListing(fact)];
  },
};
