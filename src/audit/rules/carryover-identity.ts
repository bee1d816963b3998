import { comparableUnless } from '../caveat.js';
import { operand, type Rule } from '../rule.js';
import { formulaOf, sumOf } from '../sum.js';

export const carryoverIdentity: Rule = {
  id: 'carryover-identity',
  claim: { zh: '结余（收入与支出相抵）', en: 'the surplus, income less expenditure' },
  recompute: (fact) =>
    fact.shape === 'balance'
      ? [
          {
            stated: fact.result,
            operands: fact.terms.map(({ mention, sign }) =>
              operand(sign === 1 ? 'income' : 'expenditure', mention),
            ),
            formula: formulaOf(fact.terms, fact.result),
            evaluate: sumOf(fact.terms),
            comparable: comparableUnless(fact.caveat),
          },
        ]
      : [],
};
