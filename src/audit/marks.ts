/** Marks for a target: min(1, B ÷ A) × weight where more is better, min(1, A ÷ B) × weight where less is. */
import type { IndicatorFact } from '../../schemas/fact.js';
import type { Interval } from '../figures/interval.js';
import {
  compare,
  divide,
  fromDecimal,
  isZero,
  multiply,
  rational,
  type Rational,
} from '../figures/rational.js';
import { valueOf } from './measure.js';

const one = rational(1n);

/** A target and what was reached, both as numbers of one unit. */
export interface Measured {
  relation: NonNullable<IndicatorFact['target']>['relation'];
  target: Rational;
  /** what the printed number may mean, and what it may have been rounded from */
  readings: { value: Rational; within: Interval }[];
}

export const measuredOf = ({ target, actual }: IndicatorFact): Measured | null =>
  target && actual
    ? {
        relation: target.relation,
        target: fromDecimal(target.value),
        readings: actual.readings.map(({ value, low, high }) => ({
          value: fromDecimal(value),
          within: { low: fromDecimal(low), high: fromDecimal(high) },
        })),
      }
    : null;

/** In no way that the number may be meant was the target reached. */
export const isMissed = ({ relation, target, readings }: Measured): boolean =>
  readings.every(({ within: { low, high } }) =>
    relation === 'at-most'
      ? low !== null && compare(low, target) > 0
      : high !== null && compare(high, target) < 0,
  );

export const isFull = ({ score, weight }: IndicatorFact): boolean =>
  compare(valueOf(score), valueOf(weight)) === 0;

/** Marks by the formula; null where a zero stands below the line. */
export const dueOf = (
  { weight }: IndicatorFact,
  { relation, target, readings }: Measured,
): Rational | null => {
  const reached = readings[0]?.value;
  const [over, under] = relation === 'at-most' ? [target, reached] : [reached, target];
  if (!over || !under || isZero(under)) return null;
  const share = divide(over, under);
  return multiply(valueOf(weight), compare(share, one) > 0 ? one : share);
};

/** Marks end at the weight. */
export const atMostOne = ({ low, high }: Interval): Interval => ({
  low: low && (compare(low, one) > 0 ? one : low),
  high: high && (compare(high, one) > 0 ? one : high),
});
