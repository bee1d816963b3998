import type { Interval } from '../../figures/interval.js';
import {
  divide,
  hundred,
  multiply,
  negate,
  rational,
  subtract,
  type Rational,
} from '../../figures/rational.js';
import { rootOf } from '../../figures/root.js';
import { comparableUnless } from '../caveat.js';
import { printed } from '../measure.js';
import { operand, type Rule } from '../rule.js';

const one = rational(1n);

/** 100 · (ⁿ√(v ÷ p) − 1), which rises with v and falls with p. */
const growthOf = (now: Interval, before: Interval, years: bigint): Interval | null => {
  if (!now.low || !now.high || !before.low || !before.high || before.low.n <= 0n || now.low.n < 0n)
    return null;
  const percent = (root: Rational | null): Rational | null => root && multiply(hundred, subtract(root, one));
  return {
    low: percent(rootOf(divide(now.low, before.high), years).low),
    high: percent(rootOf(divide(now.high, before.low), years).high),
  };
};

const turned = ({ low, high }: Interval): Interval => ({
  low: high && negate(high),
  high: low && negate(low),
});

export const averageAnnualGrowth: Rule = {
  id: 'average-annual-growth',
  claim: { zh: '年均增长率（n年复合）', en: 'the average annual growth, compounded over the years' },
  recompute: (fact) => {
    if (fact.shape !== 'average-growth') return [];
    const { now, before, years, rate, direction, caveat } = fact;
    const [v, p] = [printed(now, before), printed(before, now)];
    const ratio = `(${v} ÷ ${p}) ^ (1/${String(years)})`;
    return [
      {
        stated: rate,
        operands: [operand('current', now), operand('prior', before)],
        formula: direction === 'down' ? `1 − ${ratio}` : `${ratio} − 1`,
        evaluate: ([level, prior]) => {
          const growth = level && prior ? growthOf(level, prior, years) : null;
          return growth && direction === 'down' ? turned(growth) : growth;
        },
        unsigned: true,
        comparable: comparableUnless(caveat),
      },
    ];
  },
};
