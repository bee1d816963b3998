/** Whether lines of a table add up, column by column: what the table itself says of who is part of whom. */
import type { Mention } from '../../../schemas/fact.js';
import { add, intersect, point, type Interval } from '../../figures/interval.js';
import {
  add as plus,
  compare,
  fromDecimal,
  multiply,
  rational,
  subtract,
  zero,
} from '../../figures/rational.js';
import type { Rational } from '../../figures/rational.js';
import type { Line } from './lines.js';

/** One column of a total and its parts. */
export interface Addition {
  total: Mention;
  parts: Mention[];
  holds: boolean;
  /** no part is left blank, and at least two are not 0 */
  full: boolean;
  /** the parts are more than the total: further parts will not help */
  beyond: boolean;
  /** how often the printed last places fit into an average part: the odds against adding up by chance */
  odds: Rational;
}

export const additionsOf = (total: Line, parts: readonly Line[]): Addition[] =>
  [...total.amounts].flatMap(([at, mention]) => additionAt(mention, at, parts) ?? []);

const additionAt = (total: Mention, at: number, lines: readonly Line[]): Addition | null => {
  const parts = lines.flatMap(({ amounts }) => amounts.get(at) ?? []);
  const nonZero = parts.filter(({ figure }) => compare(fromDecimal(figure.value), zero) !== 0);
  if (nonZero.length === 0 || parts.length < 2) return null;
  const mixed = parts.some(({ figure }) => figure.base !== total.figure.base || intervalOf(figure) === null);
  const whole = intervalOf(total.figure);
  if (mixed || whole === null) return null;
  const sum = parts.reduce((all, { figure }) => add(all, intervalOf(figure) ?? unbounded), point(zero));
  return {
    total,
    parts,
    holds: intersect(sum, whole) !== null,
    full: nonZero.length > 1 && parts.length === lines.length,
    beyond: sum.low !== null && whole.high !== null && compare(sum.low, whole.high) > 0,
    odds: oddsOf(total, nonZero),
  };
};

const unbounded: Interval = { low: null, high: null };

const intervalOf = ({ low, high }: Mention['figure']): Interval | null =>
  low === null || high === null ? null : { low: fromDecimal(low), high: fromDecimal(high) };

const oddsOf = (total: Mention, parts: readonly Mention[]): Rational => {
  const values = parts.map(({ figure }) => fromDecimal(figure.value));
  const sum = values.reduce(plus, zero);
  const exact = compare(sum, fromDecimal(total.figure.value)) === 0;
  const rounded = exact ? [total] : [total, ...parts];
  const width = rounded.map(({ figure }) => lastPlace(figure)).reduce(plus, zero);
  const count = rational(BigInt(parts.length));
  return rational(sum.n * width.d, multiply(width, count).n * sum.d);
};

/** A count is exact: its last place is one. */
const lastPlace = ({ low, high }: Mention['figure']): Rational => {
  const width = subtract(fromDecimal(high ?? '0'), fromDecimal(low ?? '0'));
  return compare(width, zero) === 0 ? rational(1n) : width;
};
