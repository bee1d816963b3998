import { point, subtract } from '../../figures/interval.js';
import { hundred, rational, multiply } from '../../figures/rational.js';
import { comparableUnless } from '../caveat.js';
import { operand, type Rule } from '../rule.js';

export const scheduleProgress: Rule = {
  id: 'schedule-progress',
  claim: { zh: '与序时进度之差（执行率−已过月份÷12）', en: 'the lead over the schedule, rate − months ÷ 12' },
  recompute: (fact) => {
    if (fact.shape !== 'pace') return [];
    const { rate, months, lead, direction, caveat } = fact;
    const due = point(multiply(hundred, rational(BigInt(months), 12n)));
    const share = `${String(months)} ÷ 12`;
    return [
      {
        stated: lead,
        operands: [operand('rate', rate)],
        formula: direction === 'down' ? `${share} − ${rate.figure.text}` : `${rate.figure.text} − ${share}`,
        evaluate: ([executed]) =>
          executed ? (direction === 'down' ? subtract(due, executed) : subtract(executed, due)) : null,
        unsigned: true,
        comparable: comparableUnless(caveat),
      },
    ];
  },
};
