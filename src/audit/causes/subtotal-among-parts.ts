import type { Mention } from '../../../schemas/fact.js';
import {
  compare,
  divide,
  subtract,
  toFixedDecimal,
  zero,
  add,
  type Rational,
} from '../../figures/rational.js';
import { factorOf, valueOf } from '../measure.js';
import type { Cause } from './cause.js';

/** One part is the sum of all the others: a subtotal was typed where an item belongs. */
export const subtotalAmongParts: Cause = {
  id: 'subtotal-among-parts',
  explain: ({ stated, operands }) => {
    const parts = operands.flatMap(({ role, mention }) => (role === 'part' && mention ? [mention] : []));
    if (parts.length < 3) return null;
    const suspects = parts.filter(
      (part) => isTelling(part) && compare(valueOf(part), othersOf(parts, part)) === 0,
    );
    const [suspect] = suspects;
    if (!suspect || suspects.length > 1) return null;
    const rest = othersOf(parts, suspect);
    const repaired = subtract(valueOf(stated), rest);
    if (compare(repaired, zero) < 0) return null;
    const others = parts.filter((part) => part !== suspect).map(({ figure }) => figure.digits);
    const repair = repairText(repaired, suspect);
    return {
      id: 'subtotal-among-parts',
      text: {
        zh: `${suspect.figure.digits} 恰为其余各项之和（${others.join('＋')}），疑将小计填入分项；若总数无误，该项应为 ${repair}`,
        en: `${suspect.figure.digits} is exactly the sum of the other parts (${others.join(' + ')}): a subtotal was probably typed as an item; if the total is right, it should be ${repair}`,
      },
      repair: { figure: suspect.figure.id, text: repair },
    };
  },
};

/** 4 = 1 + 2 + 1 happens by chance */
const isTelling = ({ figure }: Mention): boolean => figure.digits.replace(/^0\.0*|\./gu, '').length > 1;

const othersOf = (parts: Mention[], part: Mention): Rational =>
  parts.reduce((sum, other) => (other === part ? sum : add(sum, valueOf(other))), zero);

const repairText = (value: Rational, { figure }: Mention): string =>
  `${toFixedDecimal(divide(value, factorOf(figure)), figure.decimals)} ${figure.unit}`.trim();
