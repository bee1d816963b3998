import type { Mention, Term } from '../../../schemas/fact.js';
import { comparableUnless } from '../caveat.js';
import { missesByOneDigit } from '../one-digit.js';
import { operand, type Rule } from '../rule.js';
import { formulaOf, sumOf } from '../sum.js';

/** Four amounts of which one digit is off are meant to meet; with three that may be chance. */
const isMeant = (result: Mention, terms: readonly Term[]): boolean =>
  terms.length > 2 && missesByOneDigit(result, terms);

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
          ...(fact.supposed && !isMeant(fact.result, terms) ? { tentative: true as const } : {}),
          comparable: comparableUnless(fact.caveat),
        }))
      : [],
};
