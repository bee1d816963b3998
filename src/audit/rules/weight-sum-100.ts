import type { FullMarksFact } from '../../../schemas/fact.js';
import { add, compare, hundred, rational, toDecimal, zero } from '../../figures/rational.js';
import { valueOf } from '../measure.js';
import { operand, type Observation, type Rule } from '../rule.js';
import { recomputeDivision } from '../sum.js';

/** what is left of 100 where 预算执行率 stands apart */
const withoutExecution = rational(90n);

/** The weights agree with the printed total, or there is none: then 100 is the only measure. */
const observe = ({ weights, total, closed, place }: FullMarksFact): Observation | null => {
  const sum = weights.reduce((all, weight) => add(all, valueOf(weight)), zero);
  // other totals are told by their own sum
  if (total && compare(valueOf(total), sum) !== 0) return null;
  const full = [hundred, withoutExecution].some((marks) => compare(sum, marks) === 0);
  if (full && total) return null;
  return {
    stated: {
      ...(total ? { figure: total.figure.id } : {}),
      text: total?.figure.text ?? `${toDecimal(sum)}分`,
      place: total?.figure.places[0] ?? place,
    },
    operands: weights.map((weight) => operand('weight', weight)),
    formula: weights.map(({ figure }) => figure.digits).join(' + '),
    expected: ['100'],
    verdict: full ? 'consistent' : closed ? 'contradiction' : 'not-comparable',
  };
};

export const weightSum100: Rule = {
  id: 'weight-sum-100',
  claim: { zh: '各项分值之和（满分100分）', en: 'the weights, which add up to 100' },
  recompute: (fact) => recomputeDivision(fact, 'weight'),
  observe: (fact) => (fact.shape === 'full-marks' ? observe(fact) : null),
};
