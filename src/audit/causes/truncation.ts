import { compare, divide, fromDecimal, multiply, powerOfTen, rational } from '../../figures/rational.js';
import { factorOf } from '../measure.js';
import type { Cause } from './cause.js';

/** Off in the last digit because the rest was cut off instead of rounded. */
export const truncation: Cause = {
  id: 'truncation',
  explain: ({ stated: { figure } }, { verdict, point }) => {
    if (verdict !== 'last-digit' || !point || point.n < 0n) return null;
    const inUnit = multiply(divide(point, factorOf(figure)), powerOfTen(figure.decimals));
    const cut = multiply(rational(inUnit.n / inUnit.d), powerOfTen(-figure.decimals));
    if (compare(cut, fromDecimal(figure.digits)) !== 0) return null;
    return {
      id: 'truncation',
      text: {
        zh: '按截位（不进位）处理即得所述值',
        en: 'cutting the digits off instead of rounding gives the stated number',
      },
      repair: null,
    };
  },
};
