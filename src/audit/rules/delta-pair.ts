import { subtract as subtractIntervals } from '../../figures/interval.js';
import { subtract } from '../../figures/rational.js';
import { intervalOf, printed, valueOf } from '../measure.js';
import { operand, type Rule } from '../rule.js';
import { caveated } from '../sum.js';

export const deltaPair: Rule = {
  id: 'delta-pair',
  claim: { zh: '增减额（本期数与上期数之差）', en: 'the change, the difference of both levels' },
  recompute: (fact) => {
    if (fact.shape !== 'change' || !fact.before || !fact.delta) return [];
    const { now, before, delta, direction, caveat } = fact;
    const [more, less] = direction === 'down' ? [before, now] : [now, before];
    return [
      {
        stated: delta,
        operands: [operand('current', now), operand('prior', before)],
        formula: `${printed(more, delta)} − ${printed(less, delta)}`,
        computed: subtractIntervals(intervalOf(more), intervalOf(less)),
        point: subtract(valueOf(more), valueOf(less)),
        comparable: caveat === null ? true : caveated(caveat),
      },
    ];
  },
};
