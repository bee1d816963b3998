/** How exactly a printed mark says what was given. */
import type { Mention, RestatementFact } from '../../../schemas/fact.js';
import { valueOf } from '../../figures/allowed.js';
import {
  add,
  compare,
  fromDecimal,
  multiply,
  powerOfTen,
  rational,
  subtract,
  toDecimal,
} from '../../figures/rational.js';

/** Marks with decimals were rounded; full marks and whole numbers were not. */
export const asMark = (score: Mention, weight: Mention | null): Mention =>
  score.figure.decimals === 0 || (weight && compare(valueOf(score), valueOf(weight)) === 0)
    ? score
    : rounded(score);

/** The printed digits as those of a rounded number. */
export const rounded = (mention: Mention): Mention => {
  const { figure } = mention;
  const half = multiply(powerOfTen(-figure.decimals), rational(1n, 2n));
  const value = fromDecimal(figure.value);
  return {
    ...mention,
    figure: {
      ...figure,
      kind: 'rounded',
      low: toDecimal(subtract(value, half)),
      high: toDecimal(add(value, half)),
    },
  };
};

/** The score of a sheet, said again: other decimals say the same as long as the rounded values meet. */
export const restatedScore = (stated: Mention, earlier: Mention): RestatementFact => {
  const same = stated.figure.decimals === earlier.figure.decimals;
  return {
    shape: 'restatement',
    wording: 'self-report',
    caveat: stated.caveat,
    stated: same ? stated : rounded(stated),
    earlier: same ? earlier : rounded(earlier),
    sameness: '自评得分',
  };
};
