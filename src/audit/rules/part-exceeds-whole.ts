import { compare, isZero } from '../../figures/rational.js';
import { intervalOf, printed, valueOf } from '../measure.js';
import { operand, type Rule } from '../rule.js';

export const partExceedsWhole: Rule = {
  id: 'part-exceeds-whole',
  claim: { zh: '部分大于总体', en: 'a part that exceeds its whole' },
  observe: (fact) => {
    if (fact.shape !== 'membership') return null;
    const { part, whole, caveat } = fact;
    // a whole of nothing is zero-total's
    if (isZero(valueOf(whole))) return null;
    const [least, most] = [intervalOf(part).low, intervalOf(whole).high];
    if (least === null || most === null || compare(least, most) <= 0) return null;
    return {
      stated: { figure: part.figure.id, text: part.figure.text, place: part.figure.places[0] ?? null },
      operands: [operand('whole', whole)],
      formula: `${printed(part, whole)} > ${printed(whole, part)}`,
      expected: [`≤ ${whole.figure.text}`],
      verdict: caveat === null ? 'contradiction' : 'not-comparable',
    };
  },
};
