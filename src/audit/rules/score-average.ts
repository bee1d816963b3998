import type { AverageFact, Mention } from '../../../schemas/fact.js';
import { add, divide, point, scale, type Interval } from '../../figures/interval.js';
import { add as plus, rational, zero } from '../../figures/rational.js';
import { comparableUnless } from '../caveat.js';
import { valueOf } from '../measure.js';
import { operand, type Recomputation, type Rule } from '../rule.js';

const sum = (values: readonly Interval[]): Interval =>
  values.reduce((all, value) => add(all, value), point(zero));

const plain = (values: Interval[]): Interval | null =>
  scale(sum(values), rational(1n, BigInt(values.length)));

/** Σ score × amount ÷ Σ amount, with the amounts as printed. */
const weighted =
  (amounts: readonly Mention[]) =>
  (values: Interval[]): Interval | null => {
    const products = values.map((value, at) => {
      const amount = amounts[at];
      return amount ? scale(value, valueOf(amount)) : value;
    });
    const total = amounts.reduce((all, amount) => plus(all, valueOf(amount)), zero);
    return divide(sum(products), point(total));
  };

const recompute = ({ average, scores, weightings, caveat, supposed }: AverageFact): Recomputation[] => {
  const way = {
    stated: average,
    operands: scores.map((score) => operand('score', score)),
    comparable: comparableUnless(caveat),
    ...(supposed ? { tentative: true as const } : {}),
  };
  const digits = scores.map(({ figure }) => figure.digits);
  return [
    { ...way, formula: `（${digits.join(' + ')}） ÷ ${String(scores.length)}`, evaluate: plain },
    ...weightings.map((amounts) => ({
      ...way,
      formula: `（${digits.map((each, at) => `${each} × ${amounts[at]?.figure.digits ?? ''}`).join(' + ')}） ÷ （${amounts.map(({ figure }) => figure.digits).join(' + ')}）`,
      evaluate: weighted(amounts),
    })),
  ];
};

export const scoreAverage: Rule = {
  id: 'score-average',
  claim: { zh: '平均得分与各项目得分', en: 'the mean score against the scores' },
  recompute: (fact) => (fact.shape === 'average' ? recompute(fact) : []),
};
