import { operand, type Rule } from '../rule.js';

/** As many numbers as names; a pass says nothing that the numbers do not say themselves. */
export const distributiveLength: Rule = {
  id: 'distributive-length',
  claim: { zh: '“分别”所列名称与数字个数不符', en: 'names and numbers under 分别 are not equally many' },
  observe: (fact) => {
    if (fact.shape !== 'respective' || fact.names.includes(fact.values.length)) return null;
    const { names, values, text, place, caveat } = fact;
    // twice as many numbers are two for each name
    if (names.some((count) => values.length % count === 0 || count % values.length === 0)) return null;
    return {
      stated: { text, place },
      operands: values.map((value) => operand('value', value)),
      formula: `${names.map(String).join(' | ')} ≠ ${String(values.length)}`,
      expected: names.map(String),
      verdict: caveat === null ? 'contradiction' : 'not-comparable',
    };
  },
};
