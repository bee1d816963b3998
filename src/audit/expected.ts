import type { Mention } from '../../schemas/fact.js';
import { divide, toFixedDecimal, type Rational } from '../figures/rational.js';
import { factorOf } from './measure.js';
import type { Judgement } from './verdict.js';

/** A value in the unit and decimals of a printed figure: '500 场'. */
export const inWordsOf = (value: Rational, { figure }: Mention): string =>
  `${toFixedDecimal(divide(value, factorOf(figure)), figure.decimals)}${/[ \u00a0]/u.test(figure.text) ? ' ' : ''}${figure.unit}`;

/** What the claim would say if its operands are right. */
export const expectedText = (stated: Mention, { point }: Judgement): string | null =>
  point && inWordsOf(point, stated);
