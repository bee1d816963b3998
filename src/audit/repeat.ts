/** One fact, stated twice: the same decimals must show the same digits, different decimals must overlap. */
import type { Mention, RestatementFact } from '../../schemas/fact.js';
import { point, subtract } from '../figures/interval.js';
import { compare, zero } from '../figures/rational.js';
import { comparableUnless } from './caveat.js';
import { lastPlaceOf, printed } from './measure.js';
import { operand, type Recomputation } from './rule.js';

export const recomputeRepeat = ({
  stated,
  earlier,
  caveat,
  supposed,
  falls,
}: RestatementFact): Recomputation => {
  const same =
    stated.figure.unit === earlier.figure.unit && stated.figure.decimals === earlier.figure.decimals;
  return {
    stated,
    operands: [operand('earlier', earlier)],
    formula: falls ? `−(${printed(earlier, stated)})` : printed(earlier, stated),
    evaluate: ([value]) => (value && falls ? subtract(point(zero), value) : (value ?? null)),
    ...(falls ? { unsigned: true as const } : {}),
    ...(same ? { exact: true as const } : {}),
    ...(supposed && !isOneDigitApart(stated, earlier) ? { tentative: true as const } : {}),
    comparable: comparableUnless(caveat),
  };
};

/** 1289.40 and 1259.40: as many digits, one of them another, and enough of the others to be no chance. */
const isOneDigitApart = ({ figure: a }: Mention, { figure: b }: Mention): boolean => {
  if (a.unit !== b.unit || a.digits.length !== b.digits.length) return false;
  const same = [...a.digits].filter((digit, at) => digit === b.digits[at]);
  return same.length === a.digits.length - 1 && same.filter((digit) => /[1-9]/u.test(digit)).length > 3;
};

/** Text in 元 beside a table in 万元: the coarser of both says what a last digit is. */
export const byCoarser = (way: Recomputation): Recomputation => {
  const [other] = way.operands.flatMap(({ mention }) => mention ?? []);
  return other && compare(lastPlaceOf(other.figure), lastPlaceOf(way.stated.figure)) > 0
    ? { ...way, grain: other }
    : way;
};
