/** 预算 X，实际支出 Y，节约 Z; 上年结余 X，当年结余 Y，年末滚存结余 Z; X，其中用于 Y，其余 Z: what is left of an amount. */
import type { BalanceFact, BreakdownFact, Frame, Mention, Term } from '../../schemas/fact.js';
import { levelOf } from './kinship.js';
import type { Parser } from './parser.js';

export const remainder: Parser = {
  id: 'remainder',
  parse: ({ figures: { frames } }) =>
    frames.flatMap((frame, index) =>
      [left, difference, undone, rest, rolled, carriedOver].flatMap(
        (wording) => wording(frames, frame, index) ?? [],
      ),
    ),
};

// '节省资金' '结余' '剩余指标' '尚未支付' '收支差额'
const leftOver =
  /(?<!上年|年初|历年|以前年度)(?:节省|节约|节支|结余|结转|剩余|尚余|余款|未支付|未使用|差额|缺口)/u;
const given = /预算|收入|资金|投资|到位|金额|下达|安排|拨付|控制价|限额|总额|总计|合计|批复/u;
const spent = /支出|执行|使用|支付|完成|决算|中标|合同|实际|余额|发放|成交|拨付/u;
/** how many amounts before it, and after, may be what it is left of */
const reach = 6;

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
    .filter((other) => other !== frame && other.node === frame.node)
    .flatMap((other) => [
      levelOf(other),
      ...other.bases.map(({ mention }) => mention),
      ...other.said.map(({ whole }) => whole),
    ])
    .filter((other): other is Mention => other?.figure.base === result.figure.base);
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
  // what was pending from earlier years may be counted in or not
  [/未[审办]?结/u, /受理|收案|新收/u, /(?<!未)结案|审结|执结|办结/u, false],
];

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
  const fact = balance(result, [plus(from), { mention: less, sign: -1 }]);
  return kind[3] ? fact : { ...fact, supposed: true };
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

const balance = (result: Mention, terms: Term[]): BalanceFact => ({
  shape: 'balance',
  wording: 'remainder',
  caveat: result.caveat,
  result,
  terms,
  others: [],
});

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
  return whole && before.length > 1 ? supposed(whole, [[...before.slice(1), last].map(plus)]) : null;
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

const words = ({ lead, figure }: Mention): string => `${figure.label ?? ''}${lead}`;

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
