/** Which amount a share may be a share of. */
import type { Frame, Mention } from '../../schemas/fact.js';
import { intervalOf, valueOf } from '../figures/allowed.js';
import { divide, meets, scale } from '../figures/interval.js';
import { compare, hundred } from '../figures/rational.js';
import { isAdditive } from './amount.js';
import { levelOf } from './kinship.js';
import type { Context } from './parser.js';
import { scopeOf } from './scope.js';

export interface Wholes {
  /** the words say so: by name, or as the total of the list; the likeliest first */
  named: Mention[];
  /** amounts that the sentence may have in mind */
  presumed: Mention[];
}

interface Asked {
  frame: Frame;
  index: number;
  part: Mention;
  rate: Mention;
}

export const wholesOf = (context: Context, { frame, index, part, rate }: Asked): Wholes => {
  if (rate.whole) return { named: [rate.whole], presumed: [] };
  const name = rate.role.kind === 'share' ? rate.role.whole : null;
  const earlier = amountsBefore(context, index, part, rate);
  if (name !== null) {
    const found = inReach(byName(meanOf(name, part), earlier), name, part, context);
    return found.named.length > 0
      ? found
      : { named: [], presumed: [...found.presumed, ...fittingOf(earlier, part, rate)] };
  }
  const parent = context.kinship.parentOf.get(frame);
  const total = parent && levelOf(parent);
  return {
    named: total && isWholeOf(total, part) ? [total] : [],
    presumed: earlier.filter((whole) => isWholeOf(whole, part)),
  };
};

// '人均收入中位数28610元，中位数是平均数的86.0%'
const meanOf = (name: string, { figure }: Mention): string =>
  name === '平均数' ? (figure.label ?? '').replace(/的?中位数$/u, '') : name;

/** how many amounts back the whole may stand */
const reach = 60;

/** Amounts in the part's unit that stand before its share, the nearest first: '甲 …。全国 …。甲占全国的比重为' */
const amountsBefore = ({ figures }: Context, index: number, part: Mention, rate: Mention): Mention[] =>
  figures.frames
    .slice(Math.max(0, index - reach), index + reach)
    .flatMap((frame) => levelOf(frame) ?? [])
    .filter(({ node, start }) => node < rate.node || (node === rate.node && start < rate.start))
    .filter((mention) => mention !== part && mention.figure.base === part.figure.base)
    .reverse();

// '占合同总额的90%' of what was called 中标金额: three digits do not agree by chance
const telling = /[1-9](?:\.?\d){2}/u;

const fittingOf = (earlier: readonly Mention[], part: Mention, rate: Mention): Mention[] =>
  earlier
    .filter(({ node, figure }) => node === part.node && telling.test(figure.digits))
    .filter((whole) => telling.test(part.figure.digits) && holds(part, whole, rate))
    .slice(0, 1);

/** No share is above 100 %. */
const isWholeOf = (whole: Mention, part: Mention): boolean => compare(valueOf(whole), valueOf(part)) >= 0;

/** '全县工业总产值' is not what 全市工业总产值 printed. What a name finds in another paragraph is certain only where its scope is the same and it is no part itself. */
const inReach = ({ named, presumed }: Wholes, name: string, part: Mention, { kinship }: Context): Wholes => {
  const sure = named.filter(
    (whole) =>
      whole.node === part.node ||
      (!kinship.parts.has(whole) && scopeOf(whole.figure.label ?? '') === scopeOf(name)),
  );
  return { named: sure, presumed: [...named.filter((whole) => !sure.includes(whole)), ...presumed] };
};

/** '本年支出合计' names the nearest earlier amount of that label; only then an amount of nearly that name. */
const byName = (name: string, earlier: Mention[]): Wholes => {
  const exact = earlier.filter(({ figure }) => isCalled(unmarked(figure.label ?? ''), unmarked(name)));
  if (exact.length > 0) return { named: exact.slice(0, 2), presumed: exact.slice(2) };
  const wanted = plain(name);
  const near =
    wanted.length < 3 ? [] : earlier.filter(({ figure }) => isNearly(plain(figure.label ?? ''), wanted));
  return {
    named: near.slice(0, 2),
    presumed: earlier.filter(({ figure }) => isAkin(figure.label ?? '', wanted)),
  };
};

// '国内生产总值［2］': the mark of a footnote is no part of the name; '生产总值（GDP）', 'GDP' and '全市经济总量' are 生产总值
const unmarked = (name: string): string =>
  name
    .replace(/(?:［\d{1,2}］|\[\d{1,2}\])$/u, '')
    .replace(/（(?:GDP|以下简称GDP)）$/u, '')
    .replace(/^(?:[全本][国省市县区州旗])?(?:GDP|经济总量)$/u, '生产总值');

/** '税收返还和转移支付' is more than 转移支付; '收入、支出总计' is both totals. */
const isCalled = (label: string, name: string): boolean =>
  label.endsWith(name) &&
  (!/[和及与、]$/u.test(label.slice(0, label.length - name.length)) || /[总合]计$/u.test(label));

const isNearly = (label: string, wanted: string): boolean =>
  label.length > 2 && (isCalled(label, wanted) || wanted.endsWith(label));

/** '财政总收入' may mean 公共财政预算总收入. */
const isAkin = (label: string, wanted: string): boolean =>
  wanted.length > 1 && (label.includes(wanted) || (label.length > 1 && label.slice(-2) === wanted.slice(-2)));

// '全部基本支出预算' and '基本支出' are one name, '总支出' and '支出总额' too
const plain = (name: string): string =>
  name
    .replace(/\s+/gu, '')
    .replace(/^(?:全[部市省县区州]的?|当年|本年|同期|\d{4}年(?:度|本年)?)(?=.{2})/u, '')
    .replace(/^总(?=收入|支出)/u, '')
    .replace(/(?:预算|的)?(?:总量|总额|总数|规模|合计|总计)?(?:预算)?$/u, '')
    .replace(/(?:实现|完成|以上)/gu, '');

/**
 * '可用资金1250万元，已用资金1930万元，占比154.40%': beyond 100 it is no share, where two amounts of its sentence give it.
 * The first is what it is of.
 */
export const excessOf = (
  mentions: readonly Mention[],
  rate: Mention,
): { part: Mention; whole: Mention } | null => {
  if (compare(valueOf(rate), hundred) <= 0 || !telling.test(rate.figure.digits)) return null;
  const before = mentions.filter(
    (other) =>
      other.sentence === rate.sentence && other.start < rate.start && telling.test(other.figure.digits),
  );
  for (const part of before.toReversed()) {
    const whole = before.findLast(
      (other) => other.figure.base === part.figure.base && isAdditive(other) && holds(part, other, rate),
    );
    if (whole) return { part, whole };
  }
  return null;
};

/** The intervals of the printed share and of part ÷ whole meet. */
export const holds = (part: Mention, whole: Mention, rate: Mention): boolean => {
  const quotient = divide(intervalOf(part), intervalOf(whole));
  return quotient !== null && meets(scale(quotient, hundred), intervalOf(rate));
};
