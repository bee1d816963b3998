/** The one tolerance law: do the interval that is printed and the interval that follows from the operands meet? */
import type { Verdict } from '../../schemas/record.js';
import { gap, meets, type Interval } from '../figures/interval.js';
import { compare, divide, fromDecimal, toFixedDecimal, type Rational } from '../figures/rational.js';
import { factorOf, intervalOf, lastPlaceOf, sizeOf } from './measure.js';
import type { Recomputation } from './rule.js';

export interface Judgement {
  verdict: Verdict;
  /** distance in base units; null when the intervals meet */
  gap: Rational | null;
}

export const judge = ({ stated, computed, point, comparable }: Recomputation): Judgement => {
  if (computed === null || point === null)
    return { verdict: comparable === true ? 'contradiction' : 'not-comparable', gap: null };
  const printed = sizeOf(intervalOf(stated));
  if (meets(printed, computed)) return { verdict: agreement(stated.figure, point), gap: null };
  const distance = gap(printed, computed);
  if (comparable !== true) return { verdict: 'not-comparable', gap: distance };
  return { verdict: isLastDigit(stated.figure, printed, distance) ? 'last-digit' : 'contradiction', gap: distance };
};

type Figure = Recomputation['stated']['figure'];

/** Recomputing from the printed digits gives the printed digits, or only what they stand for. */
const agreement = (figure: Figure, point: Rational): Verdict => {
  if (figure.kind !== 'rounded' && figure.kind !== 'exact') return 'consistent';
  const again = toFixedDecimal(divide(point, factorOf(figure)), figure.decimals);
  return compare(fromDecimal(again), fromDecimal(figure.digits.replace('-', ''))) === 0 || again === figure.digits
    ? 'consistent'
    : 'consistent-by-rounding';
};

/** Counts have no last digit to round. */
const isLastDigit = (figure: Figure, printed: Interval, distance: Rational | null): boolean =>
  figure.kind === 'rounded' &&
  printed.low !== null &&
  printed.high !== null &&
  distance !== null &&
  compare(distance, lastPlaceOf(figure)) <= 0;
