/** Rates of one name in rows of one kind: what most of them divide by what, the others do too. */
import type { Frame, Mention, RatioFact } from '../../schemas/fact.js';
import { groupBy } from '../figures/group-by.js';
import { amounts, isLarger, ratio, reach } from './rate-amounts.js';
import { withoutScope } from './scope.js';
import { commonEnd } from './whole-for.js';

/**
 * '拨付资金8.18亿元，拨付率91.40%。其中：东河县到位资金4.02亿元，拨付资金3.50亿元，拨付率87.06%；…': what a rate divides by what
 * where the same names give it in two rows of the paragraph and more.
 */
export const asInOtherRows = (frames: readonly Frame[], found: readonly RatioFact[]): RatioFact[] => {
  const rows = groupBy(found, ({ rate }) => `${String(rate.node)}|${rate.figure.label ?? ''}`);
  return frames.flatMap(({ node, level }, index) => {
    if (level?.figure.dimension !== 'percent') return [];
    const named = rows.get(`${String(node)}|${level.figure.label ?? ''}`) ?? [];
    const others = named.filter(({ rate }) => rate !== level);
    if (others.length < 2 || new Set(others.map(({ rate }) => rate.figure.value)).size < 2) return [];
    const row = frames
      .slice(Math.max(0, index - reach), index)
      .filter((frame) => frame.node === node && frame.sentence === level.sentence);
    const last = row.findLastIndex((frame) => frame.level?.figure.label === level.figure.label);
    const before = amounts(row.slice(last + 1), { node })
      .filter(({ depth }) => depth === level.depth)
      .toReversed();
    const part = before.find((each) => others.every((other) => isCalledAlike(other.part, each)));
    const whole = before.find(
      (each) => each !== part && others.every(({ wholes: [other] }) => other && isCalledAlike(other, each)),
    );
    if (!part || whole?.figure.base !== part.figure.base) return [];
    // '下达100万元，上年结转50万元，支出120万元，支出率80%': what no other row has may count in
    const isKnown = (each: Mention): boolean =>
      found.some(
        (fact) =>
          fact.rate.node === node &&
          [fact.part, ...fact.wholes].some((amount) => amount !== each && isCalledAlike(amount, each)),
      );
    if (before.some((each) => each.figure.base === part.figure.base && !isKnown(each))) return [];
    const own = named.find(({ rate }) => rate === level);
    if (own?.part === part && own.wholes.includes(whole)) return [];
    // more than was planned is often put down as 100%
    return level.figure.value === '100' && isLarger(part, whole) ? [] : [ratio(part, [whole], level, false)];
  });
};

/** '甲市到位资金' as '乙县到位资金' and as '全市到位资金' */
const isCalledAlike = (a: Mention, b: Mention): boolean => {
  const [left, right] = [a, b].map(({ figure }) => withoutScope(figure.label ?? ''));
  const common = commonEnd(left ?? '', right ?? '');
  return common > 2 || (common > 1 && left === right);
};
