import { meets } from '../../figures/interval.js';
import { compare } from '../../figures/rational.js';
import { intervalOf, printed, valueOf } from '../measure.js';
import { operand, type Rule } from '../rule.js';

export const flatClaim: Rule = {
  id: 'flat-claim',
  claim: { zh: '所述持平与两数不符', en: 'two amounts that are said to be equal are not' },
  observe: (fact) => {
    if (fact.shape !== 'comparison' || fact.wording !== 'flat') return null;
    const { left, rights, caveat } = fact;
    const [right] = rights;
    if (!right) return null;
    const alike =
      left.figure.decimals === right.figure.decimals && left.figure.unit === right.figure.unit
        ? compare(valueOf(left), valueOf(right)) === 0
        : meets(intervalOf(left), intervalOf(right));
    if (alike) return null;
    const grew = compare(valueOf(left), valueOf(right)) > 0;
    return {
      stated: { text: fact.text, place: fact.place },
      operands: [operand('current', left), operand('prior', right)],
      formula: `${printed(left, right)} ${grew ? '>' : '<'} ${printed(right, left)}`,
      expected: [grew ? '增加' : '减少'],
      verdict: caveat === null ? 'contradiction' : 'not-comparable',
    };
  },
};
