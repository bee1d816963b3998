/** 其中 …, brackets, 按…分, 主要用于以下方面: a total and its parts. */
import type { BreakdownFact, Closure, Frame, Mention, Term } from '../../schemas/fact.js';
import { isClosedSet, isOpenByNature } from './closure.js';
import { levelOf, type Family } from './kinship.js';
import type { Context, Parser } from './parser.js';

export const inclusion: Parser = {
  id: 'inclusion',
  parse: (context) => context.kinship.families.flatMap((family) => breakdown(family, context) ?? []),
};

// '人均可支配收入' '平均得分' '完成率': they do not add up
const notAdditive = /人均|户均|平均|单价|价格|均价|每[人户平亩吨]|率$|比重|增速|水平/u;

const breakdown = (family: Family, { text }: Context): BreakdownFact | null => {
  const total = levelOf(family.parent);
  if (!total || total.figure.dimension === 'percent' || notAdditive.test(total.figure.label ?? ''))
    return null;
  const readings = readingsOf(family).map((children) => terms(children, total));
  const first = readings[0];
  if (!first || !isWorthChecking(first, total, family) || first.some(({ mention }) => isOneSided(mention)))
    return null;
  const labels = first.map(({ mention }) => mention.figure.label);
  const last = first.at(-1)?.mention;
  const unfinished =
    last !== undefined && (isUnfinished(text(last.node), last.end) || hasBareNumber(text(last.node), first));
  return {
    shape: 'breakdown',
    wording: family.wording,
    caveat: total.caveat,
    total,
    readings,
    closure: unfinished ? 'open' : closureOf(family, labels),
  };
};

/** 等 right after the last part, or a paragraph that breaks off before the sentence ends. */
const isUnfinished = (text: string, end: number): boolean =>
  /^ ?等/u.test(text.slice(end, end + 3)) || !/[。！？）]/u.test(text.slice(end));

// '部分公开67，不予公开81件': a part that lost its unit is missing from the list
const bareNumber = /(?<![\d.年月第])\d+(?:\.\d+)?(?=[，,；;、。])/u;

const hasBareNumber = (text: string, parts: readonly Term[]): boolean =>
  parts.some(({ mention }, at) => {
    const { node, start } = parts[at + 1]?.mention ?? mention;
    return node === mention.node && bareNumber.test(text.slice(mention.end, start));
  });

/** One part alone says something only when it is the whole: '其中：财政拨款支出预算37,151.47万元'. */
const isWorthChecking = (parts: Term[], total: Mention, family: Family): boolean =>
  parts.length > 1 ||
  (family.wording === 'inclusion' && parts[0]?.mention.figure.value === total.figure.value);

const closureOf = ({ closure, doubtful }: Family, labels: (string | null)[]): Closure => {
  if (closure === 'open' || closure === 'claimed') return closure;
  if (isClosedSet(labels)) return 'claimed';
  return doubtful || isOpenByNature(labels) ? 'open' : closure;
};

/** The list to where it likely ends, then to the end of the sentence, then to every earlier end. */
const readingsOf = ({ children, likely, closure }: Family): Frame[][] => {
  const ends = [likely > 1 ? likely : children.length, children.length];
  if (closure !== 'claimed') for (let end = children.length - 1; end > 1; end -= 1) ends.push(end);
  return [...new Set(ends)].filter((end) => end > 0).map((end) => children.slice(0, end));
};

/** 债务限额…以内: nothing follows from a bound */
const isOneSided = ({ figure }: Mention): boolean => figure.low === null || figure.high === null;

const terms = (frames: Frame[], total: Mention): Term[] =>
  frames.flatMap((frame) => {
    const mention = levelOf(frame);
    if (!mention) return [];
    // '大中型企业利润亏损0.4亿元' among profits counts as a minus
    const negative = mention.lead.includes('亏损') && !(total.figure.label ?? '').includes('亏损');
    return [{ mention, sign: negative ? (-1 as const) : (1 as const) }];
  });
