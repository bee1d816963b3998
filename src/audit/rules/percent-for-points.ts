import { meets, scale, divide, subtract } from '../../figures/interval.js';
import { hundred } from '../../figures/rational.js';
import { intervalOf, printed, sizeOf } from '../measure.js';
import { operand, type Rule } from '../rule.js';

/** '由45.2%提高到47.5%，提高2.3%': the distance of two rates is in 百分点; 2.3% of 45.2% would be another number. */
export const percentForPoints: Rule = {
  id: 'percent-for-points',
  claim: { zh: '两个比率之差疑应写作百分点', en: 'a distance between two rates that should read 百分点' },
  observe: (fact) => {
    if (fact.shape !== 'change' || fact.now?.figure.dimension !== 'percent') return null;
    const { now, before, rate, direction } = fact;
    if (!before || !rate) return null;
    const [more, less] = direction === 'down' ? [before, now] : [now, before];
    const distance = subtract(intervalOf(more), intervalOf(less));
    const said = sizeOf(intervalOf(rate));
    const relative = divide(distance, intervalOf(before));
    if (!meets(distance, said) || (relative && meets(scale(relative, hundred), said))) return null;
    return {
      stated: { figure: rate.figure.id, text: rate.figure.text, place: rate.figure.places[0] ?? null },
      operands: [operand('current', now), operand('prior', before)],
      formula: `${printed(more, less)} − ${printed(less, more)}`,
      expected: [`${rate.figure.digits}个百分点`],
      verdict: 'not-comparable',
    };
  },
};
