import type { ImpliedBaseFact } from '../../../schemas/fact.js';
import {
  add,
  compare,
  divide,
  hundred,
  multiply,
  subtract,
  toFixedDecimal,
  zero,
} from '../../figures/rational.js';
import { holdsMultiple } from '../../figures/simplest.js';
import { factorOf, intervalOf, lastPlaceOf } from '../measure.js';
import { operand, type Observation, type Rule } from '../rule.js';

/** A target that is not printed: a note at most, for it may have been set in finer steps than the amount is printed. */
export const impliedBasePlausible: Rule = {
  id: 'implied-base-plausible',
  claim: { zh: '由完成数与完成率推得的目标值', en: 'the target that follows from the amount and its rate' },
  observe: (fact) => (fact.shape === 'implied-base' ? observe(fact) : null),
};

const observe = ({ part, rate }: ImpliedBaseFact): Observation | null => {
  const [amount, stated] = [intervalOf(part), intervalOf(rate)];
  const place = lastPlaceOf(rate.figure);
  if (!amount.low || !amount.high || !stated.low || !stated.high) return null;
  // one unit in the last place of the rate is rounding
  const least = subtract(stated.low, place);
  if (compare(amount.low, zero) <= 0 || compare(least, zero) <= 0) return null;
  const low = multiply(hundred, divide(amount.low, add(stated.high, place)));
  const high = multiply(hundred, divide(amount.high, least));
  if (holdsMultiple(low, high, lastPlaceOf(part.figure))) return null;
  const inUnit = (end: typeof low): string =>
    toFixedDecimal(divide(end, factorOf(part.figure)), part.figure.decimals + 2);
  return {
    stated: { figure: rate.figure.id, text: rate.figure.text, place: rate.figure.places[0] ?? null },
    operands: [operand('part', part)],
    formula: `${part.figure.text} ÷ ${rate.figure.text} ∈ [${inUnit(low)}, ${inUnit(high)}]`,
    expected: [],
    verdict: 'not-comparable',
  };
};
