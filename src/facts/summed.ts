/** A、B、C，全年可用资金 D; …两项合计支付 D: amounts, and after them one that is their sum, whatever it is called. */
import type { BreakdownFact, Frame, Mention } from '../../schemas/fact.js';
import { valueOf } from '../figures/allowed.js';
import { add, compare, zero } from '../figures/rational.js';
import { isAdditive, isPerUnit, levelOf } from './amount.js';
import { meetsSum } from './adding-up.js';
import type { Context, Parser } from './parser.js';
import { sumOf } from './shapes.js';

export const summed: Parser = {
  id: 'summed',
  parse: (context) =>
    context.figures.frames.flatMap((frame, index) =>
      [frame.level, ...frame.beside].flatMap((total) => sumAt(context, frame, index, total) ?? []),
    ),
};

/** how many amounts before the sum are looked at */
const reach = 12;
// '两项合计支付' '累计到位资金' '共投入' '全年可用资金' '总成本' '以上问题共扣'
const closing = /合计|总计|共计|累计|总共|共|总(?!经理|局|站|队|量)|可用|全部|全年|整体|以上/u;
// four digits do not agree by chance, and three not with a sum that is called one
const telling = /[1-9](?:\.?\d){3}/u;
const tellingEnough = /[1-9](?:\.?\d){2}/u;

const sumAt = (
  { figures: { frames }, kinship }: Context,
  frame: Frame,
  index: number,
  total: Mention | null,
): BreakdownFact | null => {
  if (!total || !isAdditive(total) || kinship.parentOf.has(frame)) return null;
  const called = closing.test(`${total.lead}${total.figure.label ?? ''}`);
  if (!(called ? tellingEnough : telling).test(total.figure.digits)) return null;
  const before = frames
    .slice(Math.max(0, index - reach), index)
    .filter((other) => other.node === frame.node && other.depth === frame.depth && !isPerUnit(other))
    .flatMap((other) => levelOf(other) ?? [])
    .filter((other) => other.figure.base === total.figure.base && isMeasured(other));
  // where the same amount came before, what stands between was made up by that one
  if (before.some(({ figure }) => figure.value === total.figure.value)) return null;
  const parts =
    endingAt(withoutParts(before), total) ??
    endingAt(
      before.filter((other) => isMarkedAlike(other, total)),
      total,
    ) ??
    (called ? wholeSentence(before, total) : null);
  return parts && breakdown(total, parts);
};

const isMeasured = ({ figure }: Mention): boolean => figure.low !== null && figure.high !== null;

/** '下达6325万元，第一批4100万元，第二批2225万元': the amounts that one before them is made up of count once. */
const withoutParts = (amounts: readonly Mention[]): Mention[] => {
  const kept: Mention[] = [];
  for (let at = 0; at < amounts.length; at += 1) {
    const whole = amounts[at];
    if (!whole) break;
    kept.push(whole);
    at += partsAfter(amounts.slice(at + 1), whole);
  }
  return kept;
};

/** How many of the amounts, from the first on, add up to the whole; 0 when none do. */
const partsAfter = (amounts: readonly Mention[], whole: Mention): number => {
  let sum = zero;
  for (const [at, amount] of amounts.entries()) {
    sum = add(sum, valueOf(amount));
    if (at > 0 && meetsSum(whole, amounts.slice(0, at + 1))) return at + 1;
    if (compare(sum, valueOf(whole)) > 0) return 0;
  }
  return 0;
};

/** The last amounts that add up to the total. */
const endingAt = (amounts: readonly Mention[], total: Mention): Mention[] | null => {
  let sum = zero;
  for (let from = amounts.length - 1; from >= 0; from -= 1) {
    const first = amounts[from];
    if (!first) return null;
    sum = add(sum, valueOf(first));
    const parts = amounts.slice(from);
    if (parts.length > 1 && meetsSum(total, parts)) return parts;
    if (compare(sum, valueOf(total)) > 0) return null;
  }
  return null;
};

// '满分50分，自评得48.5分，扣1.5分；…。合计得分96.25分，共扣3.75分'
const marks = /满分|分值|权重|得|扣/gu;
const markOf = ({ lead, figure }: Mention): string | undefined =>
  [...(/[满得扣权]|分值/u.test(lead) ? lead : (figure.label ?? '')).matchAll(marks)].at(-1)?.[0];

const isMarkedAlike = (other: Mention, total: Mention): boolean =>
  total.figure.dimension === 'score' && markOf(total) !== undefined && markOf(other) === markOf(total);

// '可用资金' '总成本': nothing else than the sum of what the sentence lists. 总计 may count in what stands before 加上
const sumOfAll = /可用资金|总成本/u;

/** Three amounts or more, and the sum that closes their sentence: they may miss it by a digit. */
const wholeSentence = (amounts: readonly Mention[], total: Mention): Mention[] | null => {
  const own = amounts.filter(({ sentence }) => sentence === total.sentence);
  return own.length > 2 && sumOfAll.test(`${total.lead}${total.figure.label ?? ''}`) ? own : null;
};

const breakdown = (total: Mention, parts: readonly Mention[]): BreakdownFact =>
  sumOf('summed', total, parts, 'supposed');
