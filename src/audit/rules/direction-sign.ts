import type { ComparisonFact, Mention } from '../../../schemas/fact.js';
import { compare } from '../../figures/rational.js';
import { printed, valueOf } from '../measure.js';
import { operand, type Rule } from '../rule.js';

const words: Record<ComparisonFact['relation'], string> = { more: '大于', less: '小于', equal: '等于' };
const signs: Record<ComparisonFact['relation'], string> = { more: '>', less: '<', equal: '=' };

const relationOf = (left: Mention, right: Mention): ComparisonFact['relation'] => {
  const order = compare(valueOf(left), valueOf(right));
  return order === 0 ? 'equal' : order > 0 ? 'more' : 'less';
};

export const directionSign: Rule = {
  id: 'direction-sign',
  claim: { zh: '文字所述大小与数字不符', en: 'the words order the numbers otherwise than they are' },
  observe: (fact) => {
    if (fact.shape !== 'comparison' || fact.wording === 'flat') return null;
    const { left, rights, relation, caveat } = fact;
    const [right] = rights;
    if (!right || rights.some((other) => relationOf(left, other) === relation)) return null;
    const found = relationOf(left, right);
    // equal as printed, another order may hide in the digits that were rounded off
    const certain = caveat === null && found !== 'equal';
    return {
      stated: { text: fact.text, place: fact.place },
      operands: [operand('left', left), operand('right', right)],
      formula: `${printed(left, right)} ${signs[found]} ${printed(right, left)}`,
      expected: [words[found]],
      verdict: certain ? 'contradiction' : 'not-comparable',
    };
  },
};
