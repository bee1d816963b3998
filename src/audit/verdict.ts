/** The one tolerance law: do the interval that is printed and the interval that follows from the operands meet? */
import type { Figure, Verdict } from '../../schemas/record.js';
import { gap, meets, point as pointInterval, type Interval } from '../figures/interval.js';
import { compare, divide, fromDecimal, toFixedDecimal, type Rational } from '../figures/rational.js';
import { factorOf, intervalOf, lastPlaceOf, sizeOf, valueOf } from './measure.js';
import type { Recomputation } from './rule.js';

export interface Judgement {
  verdict: Verdict;
  /** what the printed digits of the operands allow, in base units; null: no value at all */
  computed: Interval | null;
  /** from the printed digits as they stand */
  point: Rational | null;
  /** distance in base units; null when the intervals meet */
  gap: Rational | null;
}

export const judge = (way: Recomputation): Judgement => {
  const { stated, operands, comparable } = way;
  const mentions = operands.flatMap(({ mention }) => mention ?? []);
  const ends = mentions.map((mention) => (way.exact ? pointInterval(valueOf(mention)) : intervalOf(mention)));
  const computed = way.evaluate(ends);
  const point = way.evaluate(mentions.map((mention) => pointInterval(valueOf(mention))))?.low ?? null;
  if (computed === null || point === null)
    return {
      verdict: comparable === true ? 'contradiction' : 'not-comparable',
      computed: null,
      point: null,
      gap: null,
    };
  const printed = claimInterval(way);
  if (meets(printed, computed))
    return { verdict: agreement(stated.figure, point), computed, point, gap: null };
  const distance = gap(printed, computed);
  if (comparable !== true) return { verdict: 'not-comparable', computed, point, gap: distance };
  return {
    verdict: isLastDigit(way, printed, distance) ? 'last-digit' : 'contradiction',
    computed,
    point,
    gap: distance,
  };
};

export const claimInterval = ({ stated, exact, unsigned }: Recomputation): Interval => {
  const printed = exact ? pointInterval(valueOf(stated)) : intervalOf(stated);
  return unsigned ? sizeOf(printed) : printed;
};

/** Recomputing from the printed digits gives the printed digits, or only what they stand for. */
const agreement = (figure: Figure, point: Rational): Verdict => {
  if (figure.kind !== 'rounded' && figure.kind !== 'exact') return 'consistent';
  const again = fromDecimal(toFixedDecimal(divide(point, factorOf(figure)), figure.decimals));
  const same =
    compare(again, fromDecimal(figure.digits)) === 0 ||
    compare(again, fromDecimal(figure.digits.replace('-', ''))) === 0;
  return same ? 'consistent' : 'consistent-by-rounding';
};

/** Counts have no last digit to round. */
const isLastDigit = (
  { stated, grain }: Recomputation,
  printed: Interval,
  distance: Rational | null,
): boolean =>
  stated.figure.kind === 'rounded' &&
  printed.low !== null &&
  printed.high !== null &&
  distance !== null &&
  compare(distance, lastPlaceOf((grain ?? stated).figure)) <= 0;
