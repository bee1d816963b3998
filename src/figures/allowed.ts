/** The numbers that a figure stands for. */
import type { Figure } from '../../schemas/record.js';
import type { Interval } from './interval.js';
import { fromDecimal, type Rational } from './rational.js';

interface Numbers {
  value: Rational;
  interval: Interval;
}

/** Worked out once for each figure: many readings of a sentence ask for them. */
const known = new WeakMap<Figure, Numbers>();

const numbersOf = (figure: Figure): Numbers => {
  const found = known.get(figure);
  if (found) return found;
  const value = fromDecimal(figure.value);
  const end = (text: string | null): Rational | null =>
    text === null ? null : text === figure.value ? value : fromDecimal(text);
  const numbers = { value, interval: { low: end(figure.low), high: end(figure.high) } };
  known.set(figure, numbers);
  return numbers;
};

/** In base units. */
export const valueOf = ({ figure }: { figure: Figure }): Rational => numbersOf(figure).value;

/** What the printed digits allow, in base units. */
export const intervalOf = ({ figure }: { figure: Figure }): Interval => numbersOf(figure).interval;
