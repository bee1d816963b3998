import type { FirstLevelsFact } from '../../../schemas/fact.js';
import type { Scoring } from '../../../schemas/scoring.js';
import { add, compare, fromDecimal, toDecimal, zero, type Rational } from '../../figures/rational.js';
import { valueOf } from '../measure.js';
import { operand, type Observation, type Rule } from '../rule.js';

const sumOf = (weights: FirstLevelsFact['levels'][number]['weights']): Rational =>
  weights.reduce((all, weight) => add(all, valueOf(weight)), zero);

const fits = (fact: FirstLevelsFact, scheme: Scoring['levels'][number]): boolean => {
  const kinds = Object.entries(scheme);
  const known = fact.levels.filter(({ name }) => kinds.some(([kind]) => name.startsWith(kind)));
  return (
    known.length === kinds.length &&
    known.every(({ name, weights }) =>
      kinds.some(
        ([kind, marks]) => name.startsWith(kind) && compare(sumOf(weights), fromDecimal(marks)) === 0,
      ),
    )
  );
};

const observe = (fact: FirstLevelsFact, { levels: schemes }: Scoring): Observation | null => {
  const names = new Set(schemes.flatMap((scheme) => Object.keys(scheme)));
  const named = fact.levels.filter(({ name }) => [...names].some((kind) => name.startsWith(kind)));
  // a sheet of another build has no scheme to be held against
  if (named.length < 2) return null;
  const found = named.map(({ name, weights }) => `${name}${toDecimal(sumOf(weights))}`).join('、');
  const holds = schemes.some((scheme) => fits(fact, scheme));
  return {
    stated: { text: found, place: fact.place },
    operands: named.flatMap(({ weights }) => weights.map((weight) => operand('part', weight))),
    formula: named.map(({ weights }) => weights.map(({ figure }) => figure.digits).join(' + ')).join('; '),
    expected: holds
      ? []
      : schemes.map((scheme) =>
          Object.entries(scheme)
            .map(([kind, marks]) => `${kind}${marks}`)
            .join('、'),
        ),
    verdict: holds ? 'consistent' : 'not-comparable',
  };
};

export const firstLevelWeights = (scoring: Scoring): Rule => ({
  id: 'first-level-weights',
  claim: { zh: '一级指标分值分配', en: 'what the first levels of indicators weigh' },
  observe: (fact) => (fact.shape === 'first-levels' ? observe(fact, scoring) : null),
});
