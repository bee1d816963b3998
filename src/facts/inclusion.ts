/** 其中 …, brackets, 按…分, 主要用于以下方面: a total and its parts. */
import type { BreakdownFact, Closure, Frame, Mention, Term } from '../../schemas/fact.js';
import { intervalOf, valueOf } from '../figures/allowed.js';
import { add, divide, meets, point, scale } from '../figures/interval.js';
import { compare, hundred } from '../figures/rational.js';
import { addsUpTo } from './adding-up.js';
import { isClosedSet, isOpenByNature } from './closure.js';
import { levelOf, type Family } from './kinship.js';
import type { Context, Parser } from './parser.js';

export const inclusion: Parser = {
  id: 'inclusion',
  parse: (context) => context.kinship.families.flatMap((family) => breakdown(family, context) ?? []),
};

// '人均可支配收入' '平均得分' '完成率': they do not add up
const notAdditive = /人均|户均|平均|单价|价格|均价|每[人户平亩吨]|率$|比重|增速|水平/u;

const breakdown = (family: Family, context: Context): BreakdownFact | null => {
  const total = levelOf(family.parent);
  if (!total || total.figure.dimension === 'percent' || notAdditive.test(total.figure.label ?? ''))
    return null;
  const readings = readingsOf(family).map((children) => terms(children, total));
  const first = readings[0];
  if (!first || !isWorthChecking(first, total, family) || first.some(({ mention }) => isOneSided(mention)))
    return null;
  const labels = first.map(({ mention }) => mention.figure.label);
  const last = first.at(-1)?.mention;
  const { text } = context;
  const unfinished =
    last !== undefined && (isUnfinished(text(last.node), last.end) || hasBareNumber(text(last.node), first));
  return {
    shape: 'breakdown',
    wording: family.wording,
    caveat: total.caveat,
    total,
    readings,
    closure: unfinished
      ? 'open'
      : dividesAll(family)
        ? 'claimed'
        : closureOf(family, labels, () => innerListsEnd(family, context)),
  };
};

/** '甲20.40万元，占83.33%；乙4.08万元，占16.67%': shares that are those of their own sum are shares of nothing larger. */
const dividesAll = ({ children }: Family): boolean => {
  const members = children.flatMap((child) => {
    const part = levelOf(child);
    const [share, ...others] = child.said.filter(({ role }) => role.kind === 'share');
    const isBare = share?.role.kind === 'share' && share.role.whole === null && share.whole === null;
    return part && isBare && others.length === 0
      ? [{ part: intervalOf(part), share: intervalOf(share) }]
      : [];
  });
  if (children.length < 2 || members.length < children.length) return false;
  const sum = members.map(({ part }) => part).reduce(add);
  return (
    meets(members.map(({ share }) => share).reduce(add), point(hundred)) &&
    members.every(({ part, share }) => {
      const quotient = divide(part, sum);
      return quotient !== null && meets(scale(quotient, hundred), share);
    })
  );
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

/**
 * One part alone says something only when it is the whole: '其中：财政拨款支出预算26,418.30万元'. A bracket that opens with
 * more than the whole tells how it was reached: '扣1.8分（10分乘以执行率计8.2分）'.
 */
const isWorthChecking = ([first, ...more]: Term[], total: Mention, { wording }: Family): boolean =>
  first !== undefined &&
  (more.length > 0
    ? wording !== 'bracket' || compare(valueOf(first.mention), valueOf(total)) <= 0
    : wording === 'inclusion' && first.mention.figure.value === total.figure.value);

const closureOf = (
  { closure, doubtful }: Family,
  labels: (string | null)[],
  innerEnd: () => boolean,
): Closure => {
  if (closure === 'open' || closure === 'claimed') return closure;
  if (isClosedSet(labels)) return 'claimed';
  return (doubtful && !innerEnd()) || isOpenByNature(labels) ? 'open' : closure;
};

/** '补助3970万元，含一般性3315万元，专项655万元；基金1200万元': what adds up before its ； ends there. */
const innerListsEnd = ({ children }: Family, { kinship }: Context): boolean =>
  children
    .flatMap((child) => kinship.familiesUnder.get(child) ?? [])
    .every(({ parent, children: parts, likely }) => {
      const total = levelOf(parent);
      const values = parts.slice(0, likely).flatMap((part) => levelOf(part) ?? []);
      return total !== null && values.length > 1 && addsUpTo(values, total);
    });

/** The list to where it likely ends, then to the end of the sentence, then to every earlier end. */
const readingsOf = ({ parent, children, likely, closure }: Family): Frame[][] => {
  const [only] = children;
  // '财政拨款收入500万元，包括一般公共预算收入500万元；其他收入140.5万元': it was all there before the ；
  const isAll = only !== undefined && levelOf(only)?.figure.value === levelOf(parent)?.figure.value;
  const labels = children.map((child) => levelOf(child)?.figure.label ?? null);
  if (isAll && likely === 1 && (only.cue === '包括' || !isClosedSet(labels))) return [[only]];
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
