/** The numbers that a figure stands for. */
import type { Figure } from '../../schemas/record.js';
import type { Interval } from './interval.js';
import { fromDecimal, type Rational } from './rational.js';

const values = new WeakMap<Figure, Rational>();
const intervals = new WeakMap<Figure, Interval>();

/** In base units. Worked out once for each figure: many readings of a sentence ask for it. */
export const valueOf = ({ figure }: { figure: Figure }): Rational => {
  const known = values.get(figure);
  if (known) return known;
  const value = fromDecimal(figure.value);
  values.set(figure, value);
  return value;
};

/** What the printed digits allow, in base units. */
export const intervalOf = ({ figure }: { figure: Figure }): Interval => {
  const known = intervals.get(figure);
  if (known) return known;
  const interval = {
    low: figure.low === null ? null : fromDecimal(figure.low),
    high: figure.high === null ? null : fromDecimal(figure.high),
  };
  intervals.set(figure, interval);
  return interval;
};
