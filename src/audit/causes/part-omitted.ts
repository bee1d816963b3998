import type { Mention } from '../../../schemas/fact.js';
import { expectedText } from '../expected.js';
import { valueOf } from '../measure.js';
import { add, compare, subtract, type Rational } from '../../figures/rational.js';
import type { Cause } from './cause.js';

/** The total is the sum without one part, or with one part counted twice: it was not brought up to date. */
export const partOmitted: Cause = {
  id: 'total-not-updated',
  explain: (failure, judgement) => {
    const { point } = judgement;
    const parts = failure.operands.flatMap(({ role, mention }) =>
      role === 'part' && mention ? [mention] : [],
    );
    if (!point || parts.length < 3) return null;
    const total = valueOf(failure.stated);
    const omitted = single(parts, (value) => compare(subtract(point, value), total) === 0);
    const doubled = single(parts, (value) => compare(add(point, value), total) === 0);
    const part = omitted ?? doubled;
    const repair = expectedText(failure.stated, judgement);
    if (!part || (omitted && doubled) || repair === null) return null;
    return {
      id: 'total-not-updated',
      text: omitted
        ? {
            zh: `总数恰为不含 ${part.figure.text} 的各项之和，疑总数未随分项更新`,
            en: `the total is the sum without ${part.figure.text}: it was probably not updated`,
          }
        : {
            zh: `总数恰为将 ${part.figure.text} 计入两次之和，疑重复计算`,
            en: `the total counts ${part.figure.text} twice`,
          },
      repair: { figure: failure.stated.figure.id, text: repair },
    };
  },
};

const single = (parts: Mention[], fits: (value: Rational) => boolean): Mention | null => {
  const found = parts.filter((part) => valueOf(part).n !== 0n && fits(valueOf(part)));
  return found.length === 1 ? (found[0] ?? null) : null;
};
