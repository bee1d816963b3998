import { recomputeListing } from '../listing.js';
import type { Rule } from '../rule.js';

export const headlineCount: Rule = {
  id: 'headline-count',
  claim: { zh: '所述项数与其后分述条目', en: 'the announced number against the numbered items after it' },
  recompute: (fact) => (fact.shape === 'listing' && !fact.inline ? [recomputeListing(fact)] : []),
};
