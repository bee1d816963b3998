import type { CaseRateFact } from '../../../schemas/fact.js';
import {
  compare,
  divide,
  hundred,
  multiply,
  rational,
  toFixedDecimal,
  zero,
} from '../../figures/rational.js';
import { smallestDenominator } from '../../figures/simplest.js';
import { intervalOf, valueOf } from '../measure.js';
import { operand, type Observation, type Rule } from '../rule.js';

/** k of n cases, and no n up to the number of cases gives the rate: it may be of some of them only. */
export const ratioGranularity: Rule = {
  id: 'ratio-granularity',
  claim: { zh: '件数与比率', en: 'the rate of a whole number of cases' },
  observe: (fact) => (fact.shape === 'case-rate' ? observe(fact) : null),
};

const observe = ({ cases, rate }: CaseRateFact): Observation | null => {
  const { low, high } = intervalOf(rate);
  const count = valueOf(cases);
  // more than all of them is another rule's
  if (!low || !high || compare(low, zero) <= 0 || compare(valueOf(rate), hundred) >= 0) return null;
  const fewest = smallestDenominator(divide(low, hundred), divide(high, hundred));
  if (compare(rational(fewest), count) <= 0) return null;
  const part = multiply(count, divide(valueOf(rate), hundred));
  const below = part.n / part.d;
  const percentOf = (k: bigint): string =>
    `${toFixedDecimal(divide(multiply(hundred, rational(k)), count), rate.figure.decimals)}%`;
  const fraction = (k: bigint): string => `${k.toString()} ÷ ${cases.figure.digits}`;
  return {
    stated: { figure: rate.figure.id, text: rate.figure.text, place: rate.figure.places[0] ?? null },
    operands: [operand('whole', cases)],
    formula: `${fraction(below)} < ${rate.figure.digits}% < ${fraction(below + 1n)}`,
    expected: [percentOf(below), percentOf(below + 1n)],
    // cases of the year before, which the sentence leaves unsaid, may count in
    verdict: 'not-comparable',
  };
};
