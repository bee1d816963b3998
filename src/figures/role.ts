/** What part a number plays in its clause, told by the words right before it. */
import type { Direction, Role } from '../../schemas/fact.js';
import type { Dimension } from '../../schemas/record.js';

export interface Reading {
  role: Role;
  /** the lead without the words that told the role: the subject, if the clause names one */
  rest: string;
}

// qualifiers and copulas right before a number: '约' '达到' '为' '不低于'
const fillers =
  /(?:大约|约为|约占|约|将近|接近|近|不足|不到|超过|超出|超|突破|逾|高达|多达|达到|达|共计|(?<!收入|支出)(?:合计|总计)为|累计为|分别为|分别是|分别|不低于|不少于|不超过|不高于|至少|均为|均|各|仅为|仅|只有|只|已|拟按|拟为|拟|也|即|的|有|是|为|：|:|“|”| |≥|≤|>|<)+$/u;

const upVerb =
  '同比增长|调增|核增|增长|增加|增收|增支|增产|新增支出|净增长|净增加|净增|超收|提高|上升|上涨|提升|扩大|回升|多收|多支|增|多|涨';
const downVerb =
  '同比下降|调减|核减|下降|减少|减收|减支|短收|欠收|减产|降低|下滑|回落|收窄|压减|压缩|缩减|下跌|减|少|降|跌|负增长';
// '增长' '增加了' '下降（降低）'
const changeTail = new RegExp(
  String.raw`(?:(?<up>${upVerb})|(?<down>${downVerb}))(?:幅度?|(?<!自然增长)率|比[例率])?(?:了|约|近|超)?$`,
  'u',
);
// '提高到' '增加至' '下降为' '增长到2020年的': the level after the change
const reachTail = /(?:到|至|(?<!完)成|调整)(?:了)?(?:\d{4}年(?:底|末)?)?$/u;
// '由410户核减为396户'
const becameTail = /(?:[核调]增|[核调压缩]减|增加|减少|下降|扩大)为(?:了)?$/u;
const pointTail =
  /(?:(?<up>提高|上升|增加|增长|加快|扩大|高于|快于|超过|超前|超出|高出|高|快|提升|回升|上涨|多)|(?<down>下降|回落|降低|减少|放缓|收窄|低于|慢于|落后于?|滞后于?|低|慢|下滑|少))(?:了|全[国省市][^，]{0,12}|[^，；。]{0,14}(?:平均水平|平均|增速|进度(?:要求)?|水平)|(?<=[高低快慢]于)(?:上年|去年|国家|全[国省市县区州]|同期|上年同期|去年同期))?$/u;
// '占本年支出合计的' '占比' '占全部工业增加值的比重' '占' '占支出预计数（取自《各县（区）情况的通报》）的'
const shareTail =
  /(?:是|为|相当于)(?<mean>平均数)的?$|占(?:到)?(?<whole>[^占，；。]{0,40}?)(?:（(?:[^（）]|（[^（）]*）)*）)?(?:的)?(?:比重|比例|份额|比)?(?:的)?$/u;
// '第二产业增加值比重为': the share of a whole that was named before
const weightTail = /(?<=[^占，。；]{2})(?:(?:所占)?(?:比重|份额)|所占比例)$/u;
// '为预算的' '完成年初预算的' '占年初预算' '完成全年任务' '为调整预算数'
// (any words may stand before the budget: a repeated choice of them would backtrack without end in a long bracket)
const executionTail =
  /(?:完成了?|为|占|达到?|是|相当于|实现)(?<base>[^，；。占完为]*(?:预算|预算数|预算安排|计划|计划数|目标|任务|目标任务|调整数|预期))(?:的|数|数的)?$/u;

// '比上年' '较去年同期' '与2023年度相比' '同比': everything from here on is the comparison
const comparison =
  /(?:(?<![占环对可百])(?:相较于?|相比于?|较于|比|较)(?=上|去|前|年初|预算|\d|同|全国|全省|全市|计划|基期|目标|调整|当|本|今|既)|与(?=上|去|\d{4}|年初|同期)|(?:相互)?对比|同比|环比|按可比|可比|同口径|按可比口径|按[^，；。]{1,6}口径|名义|实际(?=增长|下降)|扣除|剔除|比$).*$/u;

const directionOf = (groups: Record<string, string | undefined> | undefined): Direction =>
  groups?.down === undefined ? 'up' : 'down';

// '收、支总计各增加': of each of them, which is no part of the name
const each = /(?:各|(?:[两三四五六七八九十]?[年月])?平均|均|都|分别)$/u;

// '拉动经济增长0.4个百分点' '带动GDP增长': what it does is no name of what does it
const pull = /^(?:分别)?(?:拉动|带动|拉高|推动|影响)[^，；。]{0,14}$/u;

const reading = (role: Role, rest: string): Reading => ({
  role,
  rest: rest
    .replace(comparison, '')
    .replace(each, '')
    .replace(/^相比，?$/u, '')
    .trim(),
});

/** Reads the folded lead of a number of the given dimension; `before`: the clause without a number in front of it. */
export const readRole = (lead: string, before: string, dimension: Dimension): Reading => {
  const core = lead.replace(fillers, '');
  const gap = dimension === 'percentage-point' ? null : readGap(core);
  if (gap) return gap;
  if (dimension === 'percent') return readPercent(core, lead);
  if (dimension === 'percentage-point') {
    const match = pointTail.exec(core);
    return reading(
      { kind: 'points', direction: directionOf(match?.groups) },
      (match ? core.slice(0, match.index) : core).replace(pull, ''),
    );
  }
  if (dimension === 'multiple') return readMultiple(core);
  if (becameTail.test(lead)) return reading({ kind: 'level' }, lead.replace(becameTail, ''));
  return readAmount(core, before);
};

// '比全省高' '高于全国平均': another's level, not an earlier one
const gapTail =
  /(?<![占环同对可])(?:比|较)(?!上|去|前|年初|预算|\d|同期|计划|基期|目标|调整)[^，；。]{1,16}(?<word>(?<!提|升)高|(?<!降)低|(?<!增)多|(?<!减)少|(?<!加)快|(?<!放)慢)(?:出)?(?:了|近|约)?$/u;

const readGap = (core: string): Reading | null => {
  const match = gapTail.exec(core);
  return (
    match &&
    reading(
      { kind: 'gap', direction: /低|少|慢/u.test(match.groups?.word ?? '') ? 'down' : 'up' },
      core.slice(0, match.index),
    )
  );
};

// '由93.4%下降到91.2%' '升至14.07%'
const raisedTo = new RegExp(
  String.raw`(?:${upVerb}|${downVerb}|升|回落|调整)(?:到|至|为)(?:\d{4}年(?:底|末)?)?$`,
  'u',
);

// '审减率6.25%' is the rate of an amount and no fall of one
const rateOfCut = /(?:审减|核减|减免|减排|增值)率$/u;

// '比2000年到2010年的年平均增长率'
const otherGrowth = /(?:比|较)[^，；。]{2,20}的[^，；。]{0,6}(?:增长率|增速|增幅|涨幅|降幅|跌幅)$/u;

const readPercent = (core: string, lead: string): Reading => {
  const other = otherGrowth.exec(core);
  if (other) return reading({ kind: 'prior' }, core.slice(0, other.index));
  const change = rateOfCut.test(core) ? null : changeTail.exec(core);
  if (change)
    return reading({ kind: 'growth', direction: directionOf(change.groups) }, core.slice(0, change.index));
  const execution = executionTail.exec(lead.replace(/(?:约|近|超|达)$/u, '')) ?? executionTail.exec(core);
  const base = execution?.groups?.base;
  if (execution && base && !isShareOfBudget(execution[0], base))
    return reading({ kind: 'execution', base }, lead.slice(0, execution.index));
  const origin = originTail.exec(core);
  if (origin) return reading({ kind: 'prior' }, core.slice(0, origin.index));
  const prior = priorTail.exec(core.replace(bracketed, ''));
  if (prior) return reading({ kind: 'prior' }, core.slice(0, prior.index));
  if (raisedTo.test(core)) return reading({ kind: 'level' }, core.replace(raisedTo, ''));
  const share = shareTail.exec(core);
  if (share)
    return reading(
      { kind: 'share', whole: emptyToNull(share.groups?.mean ?? share.groups?.whole) },
      core.slice(0, share.index),
    );
  const weight = weightTail.exec(core);
  if (weight) return reading({ kind: 'share', whole: null }, core.slice(0, weight.index));
  return reading({ kind: 'level' }, core);
};

const emptyToNull = (words: string | undefined): string | null =>
  words === undefined || words === '' ? null : words;

// '占基本支出预算的' divides by an amount of that name; '占年初预算的' by the budget of the thing itself
const isShareOfBudget = (words: string, base: string): boolean =>
  words.startsWith('占') &&
  /(?:支出|收入|经费|采购|拨款|资金)的?总?预算/u.test(base) &&
  !/年初|调整|全年|年度/u.test(base);

const readMultiple = (core: string): Reading => {
  const change = changeTail.exec(core);
  if (change)
    return reading({ kind: 'multiple', direction: directionOf(change.groups) }, core.slice(0, change.index));
  return reading({ kind: 'multiple', direction: null }, core);
};

// '比上年增收' '较2024年预算减少' '同比增加'; without a comparison only the fiscal verbs mean a change: '增支'
const fiscalChange = /(?:增收|减收|增支|减支|超收|短收|欠收|调增|调减)$/u;
const priorTail =
  /(?:(?:比|较|与|同)(?:上年|去年|上一年|\d{4}年)[^，；。增减]{0,24}|是(?:上年(?!(?:年[初末])?结[转余])|去年|上一年|\d{4}年)[^，。；]{0,8}|(?<![占环对可])(?:比|较)(?:(?:年初|调整|全年)?(?:预算|计划)[^，；。增减]{0,8}|(?:年度|年初|原定?|全年)?(?:目标任务|目标值?|任务数?|计划数?)))$/u;

// '与2019年（决算数，下同）的38.2亿元相比'
const bracketed = /（[^（）]*）/gu;

// '由397959万元' '从67.9%': where a change sets out
const originTail = /(?:由|从)(?:(?:\d{4}年(?:底|末)?|上年|年初|原来|原定|原?计划|批复)的?)?$/u;

// '比预算节约': how far it stayed below, where '节约' alone is an amount of its own (its 约 is taken for 大约)
const savedTail = /(?<![占环对可])(?:比|较)[^，；。]{2,16}(?:节约?|节省|节支)(?:了)?$/u;

const readAmount = (core: string, before: string): Reading => {
  const origin = originTail.exec(core);
  if (origin) return reading({ kind: 'prior' }, core.slice(0, origin.index));
  if (reachTail.test(core))
    return reading({ kind: 'level' }, core.replace(reachTail, '').replace(changeTail, ''));
  const saved = savedTail.exec(core);
  if (saved) return reading({ kind: 'delta', direction: 'down' }, core.slice(0, saved.index));
  const change = changeTail.exec(core);
  if (change && isChange(core, before, change)) {
    return reading({ kind: 'delta', direction: directionOf(change.groups) }, core.slice(0, change.index));
  }
  const open = core.replace(bracketed, '');
  const prior = priorTail.exec(open);
  if (prior) return reading({ kind: 'prior' }, open.slice(0, prior.index));
  return reading({ kind: 'level' }, core);
};

// '新增' '净增' before a count is an action, and '至少' '多' '减税' are no verbs of change
const isChange = (core: string, before: string, change: RegExpExecArray): boolean => {
  const verb = change.groups?.up ?? change.groups?.down ?? '';
  // '较目标任务2000人多156人': nothing but the verb stands between the two
  if (/^[多少]$/u.test(core) && before === '') return true;
  if (/新$|不$|最$|至$|许$|很$|众$/u.test(core.slice(0, change.index))) return false;
  // '与上年448.6万元相比减少27万元'
  if (core.startsWith('相比')) return true;
  if (comparison.test(core) || comparison.test(before) || fiscalChange.test(core)) return true;
  return verb.length > 1 && (change.index === 0 || spending.test(core.slice(0, change.index)));
};

// '公务接待费增加0.5万元': money that is named already moves by an amount
const spending =
  /(?:费用?|经费|税收?|非税|(?:收入|支出|拨款)(?:决算|预算)?|车(?:辆)?购置)(?:数|额|全[省市县区州])?$/u;
