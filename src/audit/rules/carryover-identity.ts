import { comparableUnless } from '../caveat.js';
import { operand, type Rule } from '../rule.js';
import { formulaOf, sumOf } from '../sum.js';

export const carryoverIdentity: Rule = {
  id: 'carryover-identity',
  claim: { zh: '结余或差额（两数相抵）', en: 'the balance, one amount less the other' },
  recompute: (fact) =>
    fact.shape === 'balance'
      ? [fact.terms, ...fact.others].map((terms) => ({
          stated: fact.result,
          operands: terms.map(({ mention, sign }) => operand(sign === 1 ? 'income' : 'expenditure', mention)),
          formula: formulaOf(terms, fact.result),
          evaluate: sumOf(terms),
          ...(fact.supposed ? { tentative: true as const } : {}),
          comparable: comparableUnless(fact.caveat),
        }))
      : [],
};
