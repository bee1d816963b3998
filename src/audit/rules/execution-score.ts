import type { ExecutionMarkFact, Mention } from '../../../schemas/fact.js';
import type { Localized } from '../../../schemas/rejection.js';
import type { Scoring } from '../../../schemas/scoring.js';
import { divide, scale, type Interval } from '../../figures/interval.js';
import { compare, fromDecimal, hundred, isZero, multiply, rational } from '../../figures/rational.js';
import { atMostOne } from '../marks.js';
import { intervalOf, printed, valueOf } from '../measure.js';
import { operand, type Operand, type Recomputation, type Rule } from '../rule.js';

const lower: Localized = {
  zh: '得分低于按执行率计算的分值，请核对计分办法',
  en: 'fewer marks than the rate gives; see how marks are given here',
};

/** A rate of execution as a part of one, with what it is worked out from. */
interface Rate {
  operands: Operand[];
  formula: string;
  evaluate: (values: Interval[]) => Interval | null;
  /** as printed */
  value: Interval | null;
}

const quotient = (part: Mention, whole: Mention): Rate => ({
  operands: [operand('part', part), operand('whole', whole)],
  formula: `${printed(part, whole)} ÷ ${printed(whole, part)}`,
  evaluate: ([a, b]) => (a && b ? divide(a, b) : null),
  value: divide(intervalOf(part), intervalOf(whole)),
});

const ratesOf = ({ rate, part, wholes }: ExecutionMarkFact): Rate[] => {
  const hundredth = rational(1n, 100n);
  if (rate)
    return [
      {
        operands: [operand('rate', rate)],
        formula: rate.figure.text,
        evaluate: ([value]) => (value ? scale(value, hundredth) : null),
        value: scale(intervalOf(rate), hundredth),
      },
    ];
  return part ? wholes.flatMap((whole) => (isZero(valueOf(whole)) ? [] : [quotient(part, whole)])) : [];
};

/** rate × weight, and the part that the step which the rate reaches gives. */
const waysOf = (fact: ExecutionMarkFact, { execution }: Scoring): Recomputation[] =>
  ratesOf(fact).flatMap((rate) => {
    const { score, weight } = fact;
    const due = rate.value && atMostOne(rate.value);
    const low = due?.low && scale({ low: due.low, high: due.low }, valueOf(weight)).low;
    const below = low !== null && low !== undefined && compare(valueOf(score), low) < 0;
    const way = {
      stated: score,
      operands: [operand('weight', weight), ...rate.operands],
      // fewer marks than the rate gives, and the sheet says why, or an office may give fewer
      comparable: below ? lower : (true as const),
      ...(below && fact.explained ? { tentative: true as const } : {}),
    };
    const step = execution
      .filter(({ from }) => rate.value?.high && compare(rate.value.high, over(from)) >= 0)
      .toSorted((a, b) => compare(fromDecimal(b.from), fromDecimal(a.from)))[0];
    const formula = {
      ...way,
      formula: `${weight.figure.digits} × ${rate.formula}`,
      evaluate: ([marks, ...values]: Interval[]): Interval | null => {
        const part = rate.evaluate(values);
        return marks?.low && part ? scale(atMostOne(part), marks.low) : null;
      },
    };
    const marks = step && multiply(over(step.share), valueOf(weight));
    if (!step || !marks || compare(marks, valueOf(score)) !== 0) return [formula];
    const stepped = {
      ...way,
      formula: `${weight.figure.digits} × ${step.share}%（${rate.formula} ≥ ${step.from}%）`,
      evaluate: ([marks]: Interval[]): Interval | null => (marks ? scale(marks, over(step.share)) : null),
    };
    return [formula, stepped];
  });

const over = (percent: string): ReturnType<typeof rational> => {
  const { n, d } = fromDecimal(percent);
  return rational(n, d * hundred.n);
};

export const executionScore = (scoring: Scoring): Rule => ({
  id: 'execution-score',
  claim: { zh: '预算执行率得分（执行率×分值）', en: 'the marks for the rate of execution, rate × weight' },
  recompute: (fact) => (fact.shape === 'execution-mark' ? waysOf(fact, scoring) : []),
});
