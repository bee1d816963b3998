/** total = Σ parts, for every reading of where the list ends. */
import type { BreakdownFact, Division, Fact, Mention, Term } from '../../schemas/fact.js';
import { add, negate, point, type Interval } from '../figures/interval.js';
import { zero } from '../figures/rational.js';
import { completeness } from './completeness.js';
import { printed } from './measure.js';
import { operand, type Recomputation } from './rule.js';

export const recomputeSum = (fact: BreakdownFact): Recomputation[] =>
  fact.readings.map((terms) => ({
    stated: fact.total,
    operands: terms.map(({ mention }) => operand('part', mention)),
    formula: formulaOf(terms, fact.total),
    evaluate: sumOf(terms),
    ...completeness(fact, terms),
  }));

/** For the rule that owns a division; every breakdown belongs to one rule. */
export const recomputeDivision = (fact: Fact, division: Division): Recomputation[] =>
  fact.shape === 'breakdown' && fact.division === division ? recomputeSum(fact) : [];

/** Counts have no rounding; a literal 0 of money is exact too, but no count. */
export const isCount = ({ total: { figure } }: BreakdownFact): boolean =>
  figure.kind === 'exact' && figure.dimension !== 'money';

/** Σ of signed terms. */
export const sumOf =
  (terms: readonly Term[]) =>
  (values: Interval[]): Interval =>
    values.reduce(
      (sum, value, index) => add(sum, terms[index]?.sign === -1 ? negate(value) : value),
      point(zero),
    );

export const formulaOf = (terms: readonly Term[], claim: Mention): string =>
  terms
    .map(({ mention, sign }, index) => {
      const before = index === 0 ? (sign === 1 ? '' : '−') : sign === 1 ? ' + ' : ' − ';
      return before + printed(mention, claim);
    })
    .join('');
