/** 预算 X，实际支出 Y，节约 Z; 上年结余 X，当年结余 Y，年末滚存结余 Z; X，其中用于 Y，其余 Z: what is left of an amount. */
import type { BalanceFact, BreakdownFact, Frame, Mention, Term } from '../../schemas/fact.js';
import { valueOf } from '../figures/allowed.js';
import { compare } from '../figures/rational.js';
import { meetsSum } from './adding-up.js';
import { isPerUnit } from './amount.js';
import { levelOf } from './kinship.js';
import type { Parser } from './parser.js';
import { balanceOf } from './shapes.js';

export const remainder: Parser = {
  id: 'remainder',
  parse: ({ figures: { frames } }) =>
    frames.flatMap((frame, index) =>
      [left, difference, apart, undone, rest, rolled, carriedOver].flatMap(
        (wording) => wording(frames, frame, index) ?? [],
      ),
    ),
};

// '节省资金' '结余' '剩余指标' '尚未支付' '收支差额'
const leftOver =
  /(?<!上年|年初|历年|以前年度)(?:节省|节约|节支|结余|结转|剩余|尚余|余款|尚有|未(?:支付|使用|拨付|发放|兑付|执行|完成)|差额|缺口)/u;
const given = /预算|收入|资金|投资|到位|金额|下达|安排|拨付|控制价|限额|总额|总计|合计|共计|批复|补助/u;
const spent = /支出|执行|使用|支付|完成|决算|中标|合同|实际|余额|发放|成交|拨付|投入/u;
/** how many amounts before it, and after, may be what it is left of */
const reach = 10;

// '年末结转和结余' '结转下年' and '年初结转和结余' '上年结转'
const closing = /(?:年[末终]|期末)[^，。；]{0,8}(?:结转|结余)|(?:结转|结余)(?:到|至)?(?:下|次)年/u;
const opening = /(?:年初|上年|期初)[^，。；]{0,8}(?:结转|结余)/u;

/** Whatever of the amounts around it is given, less whatever is spent. */
const left = (frames: readonly Frame[], frame: Frame, index: number): BalanceFact | null => {
  const result = levelOf(frame);
  if (
    !result ||
    !leftOver.test(words(result)) ||
    opening.test(words(result)) ||
    result.lead.includes('、') ||
    !telling.test(result.figure.digits)
  )
    return null;
  const near = frames
    .slice(Math.max(0, index - reach), index + 3)
    .filter((other) => other.node === frame.node)
    .flatMap((other) => [
      isPerUnit(other) ? null : levelOf(other),
      other.prior,
      ...other.bases.map(({ mention }) => mention),
      ...other.said.map(({ whole }) => whole),
    ])
    .filter((other): other is Mention => other !== result && other?.figure.base === result.figure.base);
  const distinct = [...new Set(near)].reverse();
  const [terms, ...others] = distinct
    .filter((less) => spent.test(words(less)))
    .flatMap((less) =>
      distinct
        .filter((from) => from !== less && given.test(words(from)))
        .map((from): Term[] => [plus(from), { mention: less, sign: -1 }]),
    );
  return terms ? { ...balance(result, terms), others, supposed: true } : null;
};

// '人口自然增长率' = 出生率 − 死亡率; '贸易顺差' = 出口 − 进口
const differences: readonly (readonly [RegExp, RegExp, RegExp, certain: boolean])[] = [
  [/自然(?:人口)?增[长加]/u, /出生/u, /死亡/u, true],
  [/顺差/u, /出口/u, /进口/u, true],
  [/逆差/u, /进口/u, /出口/u, true],
  // minority interests may be left out
  [/净资产|所有者权益/u, /资产总[额计]|总资产|资产合计/u, /负债/u, false],
  // what was pending from earlier years may be counted in or not
  [/未[审办]?结/u, /受理|收案|新收/u, /(?<!未)结案|审结|执结|办结/u, false],
];

const fall = /(?:下降|减少|降低|负增长|负)(?:了|为)?$/u;

/** What is a difference by its name, of the nearest two before it. */
const difference = (frames: readonly Frame[], frame: Frame, index: number): BalanceFact | null => {
  // '自然人口增长0.35万人' reads like a change
  const result = levelOf(frame) ?? frame.said.find(({ role }) => role.kind === 'delta');
  const kind = result && differences.find(([name]) => name.test(words(result)));
  if (!kind) return null;
  const before = frames
    .slice(Math.max(0, index - reach), index)
    .filter(({ node }) => node === frame.node)
    .flatMap((other) => levelOf(other) ?? [])
    .filter(({ figure }) => figure.base === result.figure.base);
  const from = before.findLast((other) => kind[1].test(words(other)) && !kind[0].test(words(other)));
  const less = before.findLast((other) => kind[2].test(words(other)) && !kind[0].test(words(other)));
  if (!from || !less) return null;
  // '自然增长率为下降0.5‰': a fall may be the difference the other way round, or what it fell by
  const falls = fall.test(result.lead);
  const fact = balance(
    result,
    falls ? [plus(less), { mention: from, sign: -1 }] : [plus(from), { mention: less, sign: -1 }],
  );
  return kind[3] && !falls ? fact : { ...fact, supposed: true };
};

/** '支出3.05万元，年初预算为3.95万元，差值为0.9万元': the two amounts right before it, one of them a budget. */
const apart = (frames: readonly Frame[], frame: Frame, index: number): BalanceFact | null => {
  const result = levelOf(frame);
  if (!result || !/^(?:差值|差额|相差)(?:为|是)?$/u.test(result.lead)) return null;
  const before = frames
    .slice(Math.max(0, index - 2), index)
    .filter(
      ({ node, sentence, segment }) =>
        node === frame.node && sentence === frame.sentence && segment === frame.segment,
    );
  const amounts = before
    .flatMap(({ level, bases }) => [level, ...bases.map(({ mention }) => mention)])
    .filter((mention) => mention?.figure.base === result.figure.base)
    .filter((mention) => mention !== null);
  const [first, second] = amounts;
  if (!first || !second || amounts.length > 2 || !before.some(({ bases }) => bases.length > 0)) return null;
  const [more, less] = compare(valueOf(first), valueOf(second)) < 0 ? [second, first] : [first, second];
  return balance(result, [plus(more), { mention: less, sign: -1 }]);
};

// '未完成1项' '未支付' '尚未整改'
const notDone = /未(?<verb>[\u4e00-\u9fff]{2})/u;

/** '15项指标中，完成14项，未完成1项': what was not done is the whole less what was. */
const undone = (frames: readonly Frame[], frame: Frame, index: number): BalanceFact | null => {
  const result = levelOf(frame);
  if (!result) return null;
  const verb = notDone.exec(words(result))?.groups?.verb;
  if (verb === undefined) return null;
  const before = frames
    .slice(Math.max(0, index - 3), index)
    .filter(({ node, sentence }) => node === frame.node && sentence === frame.sentence)
    .flatMap((other) => levelOf(other) ?? [])
    .filter(({ figure }) => figure.base === result.figure.base);
  const at = before.findLastIndex((other) => words(other).includes(verb) && !notDone.test(words(other)));
  const [from, less] = [before[at - 1], before[at]];
  return from && less
    ? { ...balance(result, [plus(from), { mention: less, sign: -1 }]), supposed: true }
    : null;
};

const balance = (result: Mention, terms: Term[]): BalanceFact => balanceOf('remainder', result, terms);

/** '预备费50亿元，用于应急援助1.7亿元，其余48.3亿元': the amount is named first, in the same sentence. */
const rest = (frames: readonly Frame[], frame: Frame, index: number): BreakdownFact | null => {
  const last = levelOf(frame);
  if (!last || !/^(?:其余|剩余|余下)/u.test(last.lead)) return null;
  const before = frames
    .slice(Math.max(0, index - reach), index)
    .filter(
      ({ node, sentence, depth }) =>
        node === frame.node && sentence === frame.sentence && depth === frame.depth,
    )
    .flatMap((other) => levelOf(other) ?? [])
    .filter(({ figure }) => figure.base === last.figure.base);
  const [whole] = before;
  const divided = dividedBefore(frames, frame, [...before, last]);
  if (divided) return supposed(divided, [[...before, last].map(plus)]);
  return whole && before.length > 1 ? supposed(whole, [[...before.slice(1), last].map(plus)]) : null;
};

// '以上任务中，' '上述资金中' '其中'
const ofThese = /^(?:其中|(?:在)?(?:以上|上述|该|这)[^，。；]{0,10}中)$|^其中/u;

/** '共安排500万元。以上资金中，奖补120万元，贴息80万元，其余300万元': an amount of the sentences before that they add up to. */
const dividedBefore = (
  frames: readonly Frame[],
  frame: Frame,
  parts: readonly Mention[],
): Mention | undefined => {
  const [first] = parts;
  if (!first || !(ofThese.test(first.before) || ofThese.test(first.lead))) return undefined;
  return frames
    .filter(({ node, sentence }) => node === frame.node && sentence < frame.sentence)
    .flatMap((other) => levelOf(other) ?? [])
    .findLast((whole) => whole.figure.base === first.figure.base && meetsSum(whole, parts));
};

/** '上年结余729万元，当年结余65万元，年末滚存结余794万元' */
const rolled = (frames: readonly Frame[], frame: Frame, index: number): BreakdownFact | null => {
  const result = levelOf(frame);
  if (!result || !/滚存|累计结余|年末结余/u.test(words(result))) return null;
  const parts = frames
    .slice(Math.max(0, index - reach), index)
    .filter(({ node }) => node === frame.node)
    .flatMap((other) => levelOf(other) ?? [])
    .filter((other) => /结余|结转/u.test(words(other)) && other.figure.base === result.figure.base);
  return parts.length < 2 ? null : supposed(result, [parts.slice(-2).map(plus)]);
};

/** '年初结转和结余120.3万元，本年收入1500万元，本年支出1480.5万元，年末结转和结余139.8万元' */
const carriedOver = (frames: readonly Frame[], frame: Frame, index: number): BalanceFact | null => {
  const result = levelOf(frame);
  if (!result || !closing.test(words(result))) return null;
  const before = frames
    .slice(Math.max(0, index - reach), index)
    .filter(({ node, depth }) => node === frame.node && depth === frame.depth)
    .flatMap((other) => levelOf(other) ?? [])
    .filter(({ figure }) => figure.base === result.figure.base);
  const [from, received, spentOn] = [opening, /收入|拨入|拨款|到位|下达/u, /支出/u].map((name) =>
    before.findLast((other) => name.test(words(other)) && (name === opening || !opening.test(words(other)))),
  );
  if (!from || !received || !spentOn) return null;
  return { ...balance(result, [plus(from), plus(received), { mention: spentOn, sign: -1 }]), supposed: true };
};

// three digits do not agree by chance
const telling = /[1-9](?:\.?\d){2}/u;

/** '投入1056万元，较预算1100万元': what is compared with is called by its own words, its label is that of the other. */
const words = ({ lead, figure, role }: Mention): string =>
  role.kind === 'prior' ? lead : `${figure.label ?? ''}${lead}`;

const plus = (mention: Mention): Term => ({ mention, sign: 1 });

const supposed = (total: Mention, readings: Term[][]): BreakdownFact | null =>
  readings.length === 0
    ? null
    : {
        shape: 'breakdown',
        wording: 'remainder',
        caveat: total.caveat,
        total,
        readings,
        closure: 'supposed',
      };
