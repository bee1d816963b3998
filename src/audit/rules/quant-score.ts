import type { IndicatorFact } from '../../../schemas/fact.js';
import type { Localized } from '../../../schemas/rejection.js';
import { point } from '../../figures/interval.js';
import { compare, toDecimal } from '../../figures/rational.js';
import { dueOf, isFull, isMissed, measuredOf } from '../marks.js';
import { intervalOf } from '../measure.js';
import { operand, type Recomputation, type Rule } from '../rule.js';

const local: Localized = {
  zh: '得分高于按完成比例计算的分值，请核对计分办法',
  en: 'more marks than the completed part gives; see how marks are given here',
};

/** Marks below the formula are given where a target was missed by far, so only those above it are told. */
const recompute = (fact: IndicatorFact): Recomputation[] => {
  const measured = measuredOf(fact);
  const { score, weight, target, actual } = fact;
  if (!measured || !target || !actual || isFull(fact) || !isMissed(measured)) return [];
  const due = dueOf(fact, measured);
  const most = intervalOf(score).high;
  if (!due || !most || compare(most, due) < 0) return [];
  const reached = measured.readings.map(({ value }) => toDecimal(value))[0] ?? '';
  const parts = target.relation === 'at-most' ? [target.value, reached] : [reached, target.value];
  return [
    {
      stated: score,
      operands: [
        operand('weight', weight),
        { role: 'target', mention: target.mention, text: target.text },
        { role: 'actual', mention: actual.mention, text: actual.text },
      ],
      formula: `${weight.figure.digits} × ${parts.join(' ÷ ')}`,
      evaluate: () => point(due),
      comparable: local,
    },
  ];
};

export const quantScore: Rule = {
  id: 'quant-score',
  claim: { zh: '得分与完成比例', en: 'the marks against the part that was completed' },
  recompute: (fact) => (fact.shape === 'indicator' ? recompute(fact) : []),
};
