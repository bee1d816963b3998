import type { GradeFact } from '../../../schemas/fact.js';
import type { Scoring } from '../../../schemas/scoring.js';
import { compare, fromDecimal } from '../../figures/rational.js';
import { valueOf } from '../measure.js';
import { operand, type Observation, type Rule } from '../rule.js';

const observe = ({ score, grade, place }: GradeFact, { grades }: Scoring): Observation | null => {
  const bare = grade.replaceAll(/[“”"]/gu, '');
  // 优秀, 良好, 中等, 较差
  const named = grades.find(({ name }) => bare.includes(name));
  if (!named) return null;
  const due = grades
    .filter(({ from }) => compare(valueOf(score), fromDecimal(from)) >= 0)
    .toSorted((a, b) => compare(fromDecimal(b.from), fromDecimal(a.from)))[0];
  const holds = due === named;
  return {
    stated: { text: grade, place },
    operands: [operand('score', score)],
    formula: grades.map(({ name, from }) => `${name} ≥ ${from}`).join('，'),
    expected: holds || !due ? [] : [due.name],
    verdict: holds ? 'consistent' : 'not-comparable',
  };
};

export const gradeBand = (scoring: Scoring): Rule => ({
  id: 'grade-band',
  claim: { zh: '评价等级与得分', en: 'the grade against the score' },
  observe: (fact) => (fact.shape === 'grade' ? observe(fact, scoring) : null),
});
