/** The numbers that a figure stands for. */
import type { Figure } from '../../schemas/record.js';
import type { Interval } from './interval.js';
import { fromDecimal, type Rational } from './rational.js';

/** In base units. */
export const valueOf = ({ figure }: { figure: Figure }): Rational => fromDecimal(figure.value);

/** What the printed digits allow, in base units. */
export const intervalOf = ({ figure }: { figure: Figure }): Interval => ({
  low: figure.low === null ? null : fromDecimal(figure.low),
  high: figure.high === null ? null : fromDecimal(figure.high),
});
