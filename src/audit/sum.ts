/** total = Σ parts, for every reading of where the list ends. */
import type { BreakdownFact, Term } from '../../schemas/fact.js';
import type { Localized } from '../../schemas/rejection.js';
import { add, negate, point as pointInterval, type Interval } from '../figures/interval.js';
import { add as plus, compare, multiply, negate as minus, rational, zero, type Rational } from '../figures/rational.js';
import { intervalOf, printed, valueOf } from './measure.js';
import { operand, type Recomputation } from './rule.js';

export const recomputeSum = (fact: BreakdownFact): Recomputation[] =>
  fact.readings.map((terms): Recomputation => {
    const { computed, point } = sumOf(terms);
    return {
      stated: fact.total,
      operands: terms.map(({ mention }) => operand('part', mention)),
      formula: formulaOf(terms, fact.total),
      computed,
      point,
      comparable: comparability(fact, terms, point),
    };
  });

export const sumOf = (terms: readonly Term[]): { computed: Interval; point: Rational } => {
  let computed = pointInterval(zero);
  let point = zero;
  for (const { mention, sign } of terms) {
    computed = add(computed, sign === 1 ? intervalOf(mention) : negate(intervalOf(mention)));
    point = plus(point, sign === 1 ? valueOf(mention) : minus(valueOf(mention)));
  }
  return { computed, point };
};

export const formulaOf = (terms: readonly Term[], claim: BreakdownFact['total']): string =>
  terms.map(({ mention, sign }, index) => (index === 0 ? '' : sign === 1 ? ' + ' : ' − ') + printed(mention, claim)).join('');

const openList: Localized = {
  zh: '分项未声明列全，合计不等不足以证明有误',
  en: 'the list of parts does not claim to be complete, so a different sum proves nothing',
};

const caveated = (words: string): Localized => ({
  zh: `口径注明“${words}”，不可直接比较`,
  en: `stated on another basis (“${words}”), not directly comparable`,
});

/** What a mismatch proves depends on how complete the list is said to be. */
const comparability = (fact: BreakdownFact, terms: readonly Term[], sum: Rational): true | Localized => {
  if (fact.caveat !== null) return caveated(fact.caveat);
  if (fact.closure === 'claimed') return true;
  if (fact.closure === 'open' || terms.length < 2) return openList;
  const total = valueOf(fact.total);
  if (fact.closure === 'presumed') return within(sum, total, halves) ? true : openList;
  return compare(sum, total) > 0 && within(sum, total, tenths) ? true : openList;
};

/** a division by one criterion that misses its total by more than half divides something else */
const halves = [rational(1n, 2n), rational(3n, 2n)] as const;
/** parts that exceed the whole by more than a fifth overlap, or belong to another whole */
const tenths = [rational(1n), rational(6n, 5n)] as const;

const within = (sum: Rational, total: Rational, [least, most]: readonly [Rational, Rational]): boolean =>
  compare(sum, multiply(total, least)) >= 0 && compare(sum, multiply(total, most)) <= 0;

export { caveated };
