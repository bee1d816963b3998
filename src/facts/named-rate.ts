/** 到位率, 节约率, 合格率 …: a rate whose name says what is divided by what, beside both amounts. */
import type { Frame, Mention, RatioFact } from '../../schemas/fact.js';
import { valueOf } from '../figures/allowed.js';
import { compare } from '../figures/rational.js';
import { holds } from './share-whole.js';
import type { Parser } from './parser.js';

export const namedRate: Parser = {
  id: 'named-rate',
  parse: ({ figures: { frames } }) => frames.flatMap((frame, index) => rateAt(frames, frame, index) ?? []),
};

interface Definition {
  rate: RegExp;
  part: RegExp;
  whole: RegExp;
  /** other amounts of these names may count in: only a rate that fits is worth telling */
  loose?: true;
  /** the name does not say of what: all three must have digits that do not agree by chance */
  ofAny?: true;
}

const granted = /预算|资金|下达|批复|安排|计划|总投资|总额|指标/u;

const definitions: readonly Definition[] = [
  // '累计支出率50%，即资金支出应达到250万元，实际支出3.35万元，仅完成支出进度1.34%'
  { rate: /进度|完成率|完成比例/u, part: /实际|已/u, whole: /应(?:完成|支出|支付|达)?/u },
  { rate: /节约率|节支率|节省率/u, part: /节约|节省|节支/u, whole: /预算|控制价|概算|计划/u },
  { rate: /审减率|核减率/u, part: /审减|核减/u, whole: /送审|报审|申报|评审/u },
  { rate: /到位率/u, part: /到位/u, whole: /(?<!到位.*)(?:预算|计划|下达|批复|应到位|总投资|资金)/u },
  { rate: /自给率/u, part: /收入/u, whole: /支出/u },
  { rate: /得分率/u, part: /(?:得分|评分)(?!率)/u, whole: /权重|分值|满分/u, loose: true },
  { rate: /存贷(?:款)?比/u, part: /贷款/u, whole: /存款/u },
  { rate: /产销率|销售率/u, part: /销售/u, whole: /(?<!销售)(?:总)?产[值量]/u },
  { rate: /城镇化率/u, part: /城镇/u, whole: /^(?!.*(?:城镇|乡村)).*人口/u },
  {
    rate: /合格率|达标率|优良率/u,
    part: /(?<!不)合格|达标|优良/u,
    whole: /抽[检查样]|检[测查]|监测|验收|参加/u,
  },
  { rate: /调整率/u, part: /调[整增减]/u, whole: /年初/u, loose: true },
  {
    rate: /结[转余]率|结转结余率/u,
    part: /结转|结余/u,
    whole: /预算|收入|支出|资金|合计|总计/u,
    loose: true,
  },
  {
    rate: /(?:[审执办]结|结案)率/u,
    part: /[审执办结]结|结案/u,
    whole: /受理|收案|新收|办理|收到/u,
    loose: true,
  },
  {
    rate: /办复率|回复率|答复率|处[置理]率/u,
    part: /办复|回复|答复|处[置理]/u,
    whole: /受理|收到|承办|接[到收]/u,
    loose: true,
  },
  { rate: /整改(?:完成)?率/u, part: /(?:已|完成)整改|整改完成/u, whole: /发现|问题|反馈/u, loose: true },
  {
    rate: /(?:支付|支出|使用|执行|拨付|兑付)(?:率|进度|比例)|预算完成率/u,
    part: /支出|支付|使用|执行|拨付|兑付|完成/u,
    whole: granted,
    loose: true,
  },
  {
    rate: /完成(?:率|比例|进度)/u,
    part: /(?<!未)完成|实际|已/u,
    whole: /计划|目标|任务|应|设[定置]|指标/u,
    loose: true,
  },
  { rate: /[率比]$|比[例重]|进度$/u, part: /./u, whole: /./u, loose: true, ofAny: true },
];

/** how many amounts before the rate are looked at, and after it */
const reach = 8;

const rateAt = (frames: readonly Frame[], frame: Frame, index: number): RatioFact | null => {
  const rate = frame.level;
  if (rate?.figure.dimension !== 'percent' || rate.figure.kind !== 'rounded') return null;
  // '存贷比' is called 存贷 where 比 reads like a comparison
  const names = [rate.figure.label ?? '', rate.lead];
  const meant = definitions.filter((each) => names.some((name) => each.rate.test(name)));
  if (meant.length === 0) return null;
  const near = amountsNear(frames, frame, index);
  const spelled = spelledOut(near, rate);
  if (spelled) return spelled;
  for (const definition of meant) {
    const found =
      fitting(near, definition, rate) ?? (definition.loose ? null : claimed(near, definition, rate));
    if (found) return found;
  }
  return null;
};

/** Two amounts of the names that the definition asks for, and the rate is theirs. */
const fitting = (near: readonly Mention[], definition: Definition, rate: Mention): RatioFact | null => {
  for (const part of near.filter((each) => definition.part.test(wordsOf(each)))) {
    const whole = near.find((each) => isWholeFor(each, part, definition) && holds(part, each, rate));
    if (whole && (!definition.ofAny || [rate, part, whole].every(isTelling)))
      return ratio(part, [whole], rate, true);
  }
  return null;
};

/** '累计支出率50%，即资金支出应达到250万元': half of what the paragraph granted. */
const spelledOut = (near: readonly Mention[], rate: Mention): RatioFact | null => {
  const part = near.find(
    ({ lead, start }) => start > rate.end && start - rate.end < 16 && /^，?即[^，。；]*应/u.test(lead),
  );
  const wholes = part
    ? near.filter((each) => each.start < rate.start && isLarger(each, part) && granted.test(wordsOf(each)))
    : [];
  return part && wholes.length === 1 ? ratio(part, wholes, rate, false) : null;
};

const isLarger = (whole: Mention, part: Mention): boolean =>
  whole.figure.base === part.figure.base && compare(valueOf(whole), valueOf(part)) > 0;

/** What the sentence itself gives, once each: the rate must be theirs. */
const claimed = (near: readonly Mention[], definition: Definition, rate: Mention): RatioFact | null => {
  const own = near.filter(({ sentence, node }) => sentence === rate.sentence && node === rate.node);
  const parts = own.filter((each) => definition.part.test(wordsOf(each)));
  const [part] = parts;
  if (!part || parts.length > 1) return null;
  const wholes = own.filter((each) => isWholeFor(each, part, definition));
  return wholes.length === 1 ? ratio(part, wholes, rate, false) : null;
};

const isWholeFor = (whole: Mention, part: Mention, definition: Definition): boolean =>
  whole !== part &&
  whole.figure.base === part.figure.base &&
  whole.figure.value !== '0' &&
  definition.whole.test(wordsOf(whole));

/** Amounts of the same paragraph, the nearest before the rate first. */
const amountsNear = (frames: readonly Frame[], frame: Frame, index: number): Mention[] => [
  ...amounts(frames.slice(Math.max(0, index - reach), index), frame).reverse(),
  ...amounts(frames.slice(index + 1, index + 3), frame),
];

const amounts = (frames: readonly Frame[], { node }: Frame): Mention[] =>
  frames
    .filter((other) => other.node === node)
    .flatMap(({ level, bases, beside, prior }) => [
      ...bases.map(({ mention }) => mention),
      ...(prior ? [prior] : []),
      ...(level ? [level] : []),
      ...beside,
    ])
    .filter(({ figure }) => !['percent', 'percentage-point', 'multiple'].includes(figure.dimension));

const wordsOf = ({ figure, lead }: Mention): string => `${figure.label ?? ''}|${lead}`;

const isTelling = ({ figure }: Mention): boolean => /[1-9](?:\.?\d){2}/u.test(figure.digits);

const ratio = (part: Mention, wholes: Mention[], rate: Mention, fits: boolean): RatioFact => ({
  shape: 'ratio',
  kind: 'completion',
  wording: 'named-rate',
  caveat: rate.caveat ?? part.caveat,
  part,
  wholes,
  others: [],
  rate,
  ...(fits ? { supposed: true as const } : {}),
});
