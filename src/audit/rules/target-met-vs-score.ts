import type { IndicatorFact } from '../../../schemas/fact.js';
import { toDecimal } from '../../figures/rational.js';
import { dueOf, isFull, isMissed, measuredOf } from '../marks.js';
import { operand, type Observation, type Rule } from '../rule.js';

const signs = { 'at-least': '<', equal: '<', 'at-most': '>' } as const;

const observe = (fact: IndicatorFact): Observation | null => {
  const measured = measuredOf(fact);
  const { score, weight, target, actual, explained } = fact;
  // fewer marks are quant-score's, whether the target was met or not
  if (!measured || !target || !actual || !isFull(fact)) return null;
  const missed = isMissed(measured);
  const due = dueOf(fact, measured);
  return {
    stated: { figure: score.figure.id, text: score.figure.text, place: score.figure.places[0] ?? null },
    operands: [
      operand('weight', weight),
      { role: 'target', mention: target.mention, text: target.text },
      { role: 'actual', mention: actual.mention, text: actual.text },
    ],
    formula: missed
      ? `${actual.text} ${signs[target.relation]} ${target.text.replace(/^[^\d-]+/u, '')}`
      : `${actual.text}; ${target.text}`,
    expected: missed ? [due ? toDecimal(due, 2) : `< ${weight.figure.digits}`] : [],
    verdict: !missed ? 'consistent' : explained ? 'not-comparable' : 'contradiction',
  };
};

export const targetMetVsScore: Rule = {
  id: 'target-met-vs-score',
  claim: { zh: '满分与指标完成情况', en: 'full marks against what was reached' },
  observe: (fact) => (fact.shape === 'indicator' ? observe(fact) : null),
};
