import { compare, fromDecimal, hundred } from '../../figures/rational.js';
import type { Rule } from '../rule.js';

export const rateBound: Rule = {
  id: 'rate-bound',
  claim: { zh: '占比、满意度等不应超过100%', en: 'a share or a rate of satisfaction is at most 100%' },
  observe: (fact) => {
    if (fact.shape !== 'bounded') return null;
    const { figure } = fact.rate;
    if (figure.low === null || compare(fromDecimal(figure.low), hundred) <= 0) return null;
    return {
      stated: { figure: figure.id, text: figure.text, place: figure.places[0] ?? null },
      operands: [],
      formula: `${figure.digits} > 100`,
      expected: ['≤ 100%'],
      verdict: fact.caveat === null ? 'contradiction' : 'not-comparable',
    };
  },
};
