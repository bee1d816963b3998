/** 目标值92%，实际值88.7%，相差3.3个百分点; 410户核减为396户，核减14户: how far apart the two numbers before it are. */
import type { BalanceFact, Mention } from '../../schemas/fact.js';
import { valueOf } from '../figures/allowed.js';
import { compare } from '../figures/rational.js';
import { meetsSum } from './adding-up.js';
import { isAdditive } from './amount.js';
import type { Parser } from './parser.js';
import { balanceOf, lessThan } from './shapes.js';

export const gap: Parser = {
  id: 'gap',
  parse: (context) =>
    context.figures.mentions.flatMap((_, index) => gapAt(context.figures.mentions, index) ?? []),
};

// '相差' '多' '较计划少' '核减' '比概算节约' '扣' '尚余' '高于省定55%的要求' '未完成的'
const apart =
  /(?:差|差额|差距|多|少|[高低快慢](?:出|于[^，；。]{0,12})?|超(?:出|过)?(?:[^，；。]{0,8})?|[核审调压]减|[核调]增|增[加长多收支]?|减[少收支]?|提[高升]|上升|下[降浮]|降低|回落|扩大|缩[小减短]|节[约省支余]|结余|剩余|尚[余有欠]|余|欠|未[^，；。]{1,6}|扣(?:除|减|分)?|追[加减])(?:了|的|为|共|资金|金额|分值?|幅度)*$/u;
// '目标值92%' '的要求' between two rates
const measures = (mention: Mention): string =>
  mention.figure.dimension === 'percentage-point' ? '%' : mention.figure.base;
/** how many numbers of its unit before it, in its sentence, the two may be among */
const reach = 3;
// three digits do not agree by chance, whichever two of them it lies between
const telling = /[1-9](?:\.?\d){2}/u;

const gapAt = (mentions: readonly Mention[], index: number): BalanceFact | null => {
  const result = mentions[index];
  if (!result || !isDistance(result)) return null;
  const unit = measures(result);
  const isAlike = (other: Mention | undefined): other is Mention =>
    other?.node === result.node &&
    other.figure.base === unit &&
    other.figure.table === null &&
    isMeasured(other) &&
    !['delta', 'points', 'growth', 'multiple'].includes(other.role.kind);
  const before = mentions
    .slice(Math.max(0, index - 8), index)
    .filter((other) => isAlike(other) && other.sentence === result.sentence)
    .slice(-reach);
  const [next] = mentions.slice(index + 1, index + 2).filter(isAlike);
  // '提高0.4个百分点（上年为98.2%）'
  // and '较计划少30块，完成计划350块的91.4%'
  const bracketed = next && next.depth > result.depth && next.start - result.end < 8;
  if (next && (bracketed || next.role.kind === 'whole')) before.push(next);
  const ends = extremes.test(result.lead)
    ? endsOf(mentions.slice(Math.max(0, index - 16), index), isAlike)
    : null;
  if (ends && differ(...ends, result)) return { ...balance(result, ends), supposed: true };
  // '进度滞后扣5分，资产闲置扣3分，档案不全扣2分': few marks are the distance of others by chance
  const fewMarks = result.figure.dimension === 'score' && !telling.test(result.figure.digits);
  const around = bracketed ? before.slice(0, -1).map((other) => larger(other, next)) : [];
  const pairs = fewMarks ? [] : telling.test(result.figure.digits) ? allPairs(before) : lastPair(before);
  const pair = [...pairs, ...around].find(([more, less]) => differ(more, less, result));
  if (pair) return { ...balance(result, pair), supposed: true };
  const [a, b] = before.slice(-2);
  return a &&
    b &&
    isRow(mentions.slice(0, index), a, b) &&
    isSaid(a, b, result, [before.at(-3), mentions[index + 1]])
    ? balance(result, larger(a, b))
    : null;
};

/** Nothing stands from the first on but the second, and the rate of the two: '，执行率92%，'. */
const isRow = (mentions: readonly Mention[], a: Mention, b: Mention): boolean =>
  mentions.slice(mentions.indexOf(a) + 1).every((each) => each === b || isRateAfter(each, b));

const isRateAfter = ({ figure, start, role }: Mention, b: Mention): boolean =>
  figure.dimension === 'percent' && role.kind === 'level' && start > b.start;

// '最高分与最低分相差11.2分'
const extremes = /最[高大多快][^，。；]{0,6}与?最[低小少慢][^，。；]{0,6}(?:相差|差距|差)/u;

const endsOf = (mentions: readonly Mention[], isAlike: (each: Mention) => boolean): Pair | null => {
  const sorted = mentions.filter(isAlike).sort((a, b) => compare(valueOf(b), valueOf(a)));
  const [most, least] = [sorted[0], sorted.at(-1)];
  return most && least && most !== least ? [most, least] : null;
};

const isMeasured = ({ figure }: Mention): boolean => figure.low !== null && figure.high !== null;

const isDistance = (mention: Mention): boolean =>
  mention.figure.dimension === 'percentage-point' ||
  (isAdditive(mention) &&
    (['delta', 'gap'].includes(mention.role.kind) ||
      apart.test(mention.lead.trimEnd()) ||
      (mention.lead.trim() === '' && apart.test(mention.before.trimEnd()))));

// '高于省定55%' and then '的要求3个百分点'
const measuredAgainst = /(?:[高低]于|[高低]出|超[过出])[^，。；）]*$/u;
const noOther = /^[^，。；比较同]{0,10}$/u;
const wordsOf = ({ lead, figure }: Mention): string => `${figure.label ?? ''}|${lead}`;
// what two amounts in a row are called when the third is their difference: 概算 …，中标 …，节约 …; 满分 …，得 …，扣 …
const rows: readonly (readonly [RegExp, RegExp, RegExp])[] = [
  [/概算|预算|控制价|限价|估算/u, /中标|成交|合同|实际|支出|决算/u, /节[约省支]/u],
  [/总分|满分|分值|权重/u, /得/u, /扣/u],
];

// '合同价150万元，累计支付119万元，未支付31万元', if nothing of its unit
// stands before that counts in, or follows that was taken back
const leftRows: readonly (readonly [RegExp, RegExp, RegExp])[] = [
  [/计划|目标|任务/u, /实际|完成/u, /^(?:尚)?未完成的?$/u],
  [
    /^(?!.*(?:年初|上年|结[转余])).*(?:预算|下达|到位|合同|批复)/u,
    /支付|拨付|支出|发放|使用/u,
    /^(?:尚|还)?(?:余|未(?:支付|拨付|支出|发放|使用)的?)$/u,
  ],
];

// '批复投资524万元，合同价498万元，较批复下浮26万元'; '较控制价下浮' is from another amount
const lowered = /^[较比](?<from>..)[^，；。]{0,6}下浮$/u;

/** Three numbers in a row, and the words leave no doubt that the last is the distance of the other two. */
const isSaid = (
  a: Mention,
  b: Mention,
  result: Mention,
  around: readonly (Mention | undefined)[],
): boolean => {
  if (/^(?:[二两]者)?(?:相差|差距)(?:为|达)?$/u.test(result.lead.trim())) return a.role.kind === 'level';
  if (result.figure.dimension === 'percentage-point')
    return (
      measuredAgainst.test(b.separator === '（' ? b.before : b.lead) &&
      noOther.test(result.lead) &&
      (a.role.kind === 'level' || a.role.kind === 'share')
    );
  const from = lowered.exec(result.lead)?.groups?.from;
  if (from !== undefined) return wordsOf(a).includes(from) && /合同|中标|成交/u.test(wordsOf(b));
  const isAmong = (other: Mention | undefined): boolean =>
    other?.sentence === result.sentence &&
    other.node === result.node &&
    other.figure.base === result.figure.base;
  const goesOn = around.some(isAmong);
  return (goesOn ? rows : [...rows, ...leftRows]).some(
    ([whole, part, left]) =>
      whole.test(wordsOf(a)) && part.test(wordsOf(b)) && !whole.test(b.lead) && left.test(result.lead),
  );
};

type Pair = readonly [Mention, Mention];

const larger = (a: Mention, b: Mention): Pair => (compare(valueOf(a), valueOf(b)) < 0 ? [b, a] : [a, b]);

const lastPair = (mentions: readonly Mention[]): Pair[] => {
  const [a, b] = mentions.slice(-2);
  return a && b ? [larger(a, b)] : [];
};

/** The nearest two first. */
const allPairs = (mentions: readonly Mention[]): Pair[] => {
  const near = mentions.toReversed();
  return near.flatMap((b, at) => near.slice(at + 1).map((a) => larger(a, b)));
};

const differ = (more: Mention, less: Mention, result: Mention): boolean =>
  compare(valueOf(more), valueOf(less)) > 0 && meetsSum(more, [less, result]);

const balance = (result: Mention, [more, less]: Pair): BalanceFact =>
  balanceOf('gap', result, lessThan(more, less));
