import { add, compare, subtract } from '../../figures/rational.js';
import { expectedText } from '../expected.js';
import { judge } from '../verdict.js';
import { valueOf } from '../measure.js';
import { negate } from '../../figures/interval.js';
import type { Cause } from './cause.js';

/** The total follows when one part counts with the other sign: a loss was added, or an addition taken off. */
export const signOfPart: Cause = {
  id: 'sign-of-part',
  explain: (failure, judgement) => {
    const { point } = judgement;
    const parts = failure.operands.flatMap(({ role, mention }) =>
      role === 'part' && mention ? [mention] : [],
    );
    if (!point || parts.length < 2 || parts.length < failure.operands.length) return null;
    const total = valueOf(failure.stated);
    const turned = parts.filter((part) => {
      const twice = add(valueOf(part), valueOf(part));
      return (
        twice.n !== 0n &&
        (compare(subtract(point, twice), total) === 0 || compare(add(point, twice), total) === 0)
      );
    });
    const [part] = turned;
    const repair = expectedText(failure.stated, judgement);
    if (!part || turned.length > 1 || repair === null) return null;
    const at = parts.indexOf(part);
    const again = judge({
      ...failure,
      evaluate: (operands) =>
        failure.evaluate(operands.map((operand, index) => (index === at ? negate(operand) : operand))),
    });
    if (again.verdict !== 'consistent') return null;
    return {
      id: 'sign-of-part',
      text: {
        zh: `将 ${part.figure.text} 的正负号反过来计算即得所述总数，疑加减方向有误`,
        en: `with the other sign for ${part.figure.text} the stated total follows: it was probably added for taken off, or the reverse`,
      },
      repair: { figure: failure.stated.figure.id, text: repair },
    };
  },
};
