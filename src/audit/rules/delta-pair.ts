import { subtract } from '../../figures/interval.js';
import { comparableUnless } from '../caveat.js';
import { levelsOf } from '../growth.js';
import { printed } from '../measure.js';
import { operand, type Rule } from '../rule.js';

export const deltaPair: Rule = {
  id: 'delta-pair',
  claim: { zh: '增减额（本期数与上期数之差）', en: 'the change, the difference of both levels' },
  recompute: (fact) => {
    if (fact.shape !== 'change' || !fact.before || !fact.delta || fact.now?.figure.dimension === 'percent')
      return [];
    const { before, delta, direction, caveat, supposed } = fact;
    return levelsOf(fact).map((now) => {
      const [more, less] = direction === 'down' ? [before, now] : [now, before];
      return {
        stated: delta,
        operands: [operand('current', now), operand('prior', before)],
        formula: `${printed(more, delta)} − ${printed(less, delta)}`,
        evaluate: ([v, p]) => (v && p ? (direction === 'down' ? subtract(p, v) : subtract(v, p)) : null),
        slips: [
          {
            id: 'direction',
            text: { zh: '差额相符而增减方向写反', en: 'the difference is right, the verb is turned round' },
            evaluate: ([v, p]) => (v && p ? (direction === 'down' ? subtract(v, p) : subtract(p, v)) : null),
          },
        ],
        unsigned: true,
        ...(supposed ? { tentative: true as const } : {}),
        comparable: comparableUnless(caveat),
      };
    });
  },
};
