import { subtract } from '../../figures/interval.js';
import { comparableUnless } from '../caveat.js';
import { printed } from '../measure.js';
import { operand, type Rule } from '../rule.js';

export const percentagePoint: Rule = {
  id: 'percentage-point',
  claim: { zh: '百分点（两个比率之差）', en: 'the percentage points between two rates' },
  recompute: (fact) => {
    if (fact.shape !== 'change' || fact.delta?.figure.dimension !== 'percentage-point') return [];
    const { now, before, delta, direction, caveat } = fact;
    if (!now || !before) return [];
    const [more, less] = direction === 'down' ? [before, now] : [now, before];
    return [
      {
        stated: delta,
        operands: [operand('current', now), operand('prior', before)],
        formula: `${printed(more, less)} − ${printed(less, more)}`,
        evaluate: ([current, prior]) =>
          current && prior
            ? direction === 'down'
              ? subtract(prior, current)
              : subtract(current, prior)
            : null,
        unsigned: true,
        comparable: comparableUnless(caveat),
      },
    ];
  },
};
