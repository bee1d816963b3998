/** Do amounts add up to another? */
import type { Mention } from '../../schemas/fact.js';
import { intervalOf, valueOf } from '../figures/allowed.js';
import * as interval from '../figures/interval.js';
import {
  absolute,
  add,
  compare,
  least,
  multiply,
  rational,
  subtract,
  zero,
  type Rational,
} from '../figures/rational.js';

/** Where words say that they do: some values that their printed digits allow. */
export const addsUpTo = (parts: readonly Mention[], total: Mention): boolean =>
  interval.meets(
    parts.reduce((sum, part) => interval.add(sum, intervalOf(part)), interval.point(zero)),
    intervalOf(total),
  );

/**
 * As far as rounding tells. No word says that they do, so '80万元' beside '486.35万元' is taken for 80.00: what
 * rounding to whole numbers allows would agree with too much.
 */
export const meetsSum = (total: Mention, parts: readonly Mention[]): boolean => {
  const gap = subtract(parts.map(valueOf).reduce(add, zero), valueOf(total));
  return compare(absolute(gap), slackOf(total, parts)) <= 0;
};

/** Half a last place of the finest of them, for each. */
export const slackOf = (total: Mention, parts: readonly Mention[]): Rational =>
  multiply(least(halfPlace(total), ...parts.map(halfPlace)), rational(BigInt(parts.length + 1)));

const halfPlace = (mention: Mention): Rational => {
  const { low, high } = intervalOf(mention);
  if (low === null || high === null) return zero;
  const width = subtract(high, low);
  return rational(width.n, width.d * 2n);
};
