import { compare } from '../../figures/rational.js';
import { valueOf } from '../measure.js';
import { operand, type Rule } from '../rule.js';

export const scoreExceedsWeight: Rule = {
  id: 'score-exceeds-weight',
  claim: { zh: '得分不超过分值', en: 'marks are at most the weight of their row' },
  observe: (fact) => {
    if (fact.shape !== 'indicator' && fact.shape !== 'execution-mark') return null;
    const { score, weight } = fact;
    const over = compare(valueOf(score), valueOf(weight)) > 0;
    return {
      stated: { figure: score.figure.id, text: score.figure.text, place: score.figure.places[0] ?? null },
      operands: [operand('weight', weight)],
      formula: `${score.figure.digits} ${over ? '>' : '≤'} ${weight.figure.digits}`,
      expected: over ? [`≤ ${weight.figure.digits}`] : [],
      verdict: over ? 'contradiction' : 'consistent',
    };
  },
};
