/** total = Σ parts, for every reading of where the list ends. */
import type { BreakdownFact, Division, Fact, Mention, Term } from '../../schemas/fact.js';
import type { Localized } from '../../schemas/rejection.js';
import { add, negate, point, type Interval } from '../figures/interval.js';
import {
  add as plus,
  compare,
  multiply,
  negate as minus,
  rational,
  zero,
  type Rational,
} from '../figures/rational.js';
import { comparableUnless } from './caveat.js';
import { printed, valueOf } from './measure.js';
import { operand, type Recomputation } from './rule.js';

export const recomputeSum = (fact: BreakdownFact): Recomputation[] =>
  fact.readings.map((terms) => ({
    stated: fact.total,
    operands: terms.map(({ mention }) => operand('part', mention)),
    formula: formulaOf(terms, fact.total),
    evaluate: sumOf(terms),
    ...(fact.closure === 'supposed' ? { tentative: true as const } : {}),
    comparable: comparability(fact, terms),
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

const openList: Localized = {
  zh: '分项未声明列全，合计不等不足以证明有误',
  en: 'the list of parts does not claim to be complete, so a different sum proves nothing',
};

/** What a mismatch proves depends on how complete the list is said to be. */
const comparability = (fact: BreakdownFact, terms: readonly Term[]): true | Localized => {
  if (fact.caveat !== null) return comparableUnless(fact.caveat);
  if (fact.closure === 'claimed') return true;
  if (fact.closure === 'open' || fact.closure === 'supposed' || terms.length < 2) return openList;
  const total = valueOf(fact.total);
  const sum = terms.reduce(
    (all, { mention, sign }) => plus(all, sign === 1 ? valueOf(mention) : minus(valueOf(mention))),
    zero,
  );
  if (fact.closure === 'presumed') return within(sum, total, halves) ? true : openList;
  return compare(sum, total) > 0 && within(sum, total, tenths) ? true : openList;
};

/** a division by one criterion that misses its total by more than half divides something else */
const halves = [rational(1n, 2n), rational(3n, 2n)] as const;
/** parts that exceed the whole by more than a fifth overlap, or belong to another whole */
const tenths = [rational(1n), rational(6n, 5n)] as const;

const within = (sum: Rational, total: Rational, [least, most]: readonly [Rational, Rational]): boolean =>
  compare(sum, multiply(total, least)) >= 0 && compare(sum, multiply(total, most)) <= 0;
