import { operand, type Rule } from '../rule.js';
import { caveated, formulaOf, sumOf } from '../sum.js';

export const carryoverIdentity: Rule = {
  id: 'carryover-identity',
  claim: { zh: '结余（收入与支出相抵）', en: 'the surplus, income less expenditure' },
  recompute: (fact) => {
    if (fact.shape !== 'balance') return [];
    const { computed, point } = sumOf(fact.terms);
    return [
      {
        stated: fact.result,
        operands: fact.terms.map(({ mention, sign }) => operand(sign === 1 ? 'income' : 'expenditure', mention)),
        formula: formulaOf(fact.terms, fact.result),
        computed,
        point,
        comparable: fact.caveat === null ? true : caveated(fact.caveat),
      },
    ];
  },
};
