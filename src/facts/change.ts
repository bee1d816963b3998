/** 比上年增加 δ，增长 g%; 较上年的 p 减少 δ; 由 p 增长到 v: a level and how it moved. */
import type { ChangeFact, Direction, Frame, Mention, RatioFact } from '../../schemas/fact.js';
import { constantPrices } from './constant-prices.js';
import { levelOf, type Kinship } from './kinship.js';
import type { Parser } from './parser.js';

export const change: Parser = {
  id: 'change',
  parse: ({ figures, kinship }) =>
    figures.frames.flatMap((frame, index) => [
      ...changesOf(frame, kinship, figures.frames[index - 1]),
      ...pointsOf(frame, figures.frames[index - 1]),
      ...timesOf(frame),
    ]),
};

/** '由上年的12.38%升至14.07%，提高1.69个百分点' */
const pointsOf = (frame: Frame, previous: Frame | undefined): ChangeFact[] => {
  const { prior, said } = frame;
  const level = frame.level ?? growthBefore(frame, previous);
  if (level?.figure.dimension !== 'percent' || prior?.figure.dimension !== 'percent') return [];
  return said.flatMap((mention) => {
    if (isAverage(mention)) return [];
    const { role } = mention;
    if (role.kind === 'points') return [fact(level, prior, mention, null, role.direction)];
    // '提高2.3%' for 百分点
    return role.kind === 'growth' ? [fact(level, prior, null, mention, role.direction)] : [];
  });
};

// '增速比上年的6.1%' '比上年的年均增长率1.2%'
const ofGrowth = /增速|增长率|增幅|涨幅/u;
const ofFall = /降幅|跌幅/u;

/** '增长5.2%，增速比上年的6.1%回落0.9个百分点': the growth that was just stated. */
const growthBefore = (
  { subject, prior, sentence, node }: Frame,
  previous: Frame | undefined,
): Mention | null => {
  const growth = previous?.said.at(-1);
  if (!prior || growth?.role.kind !== 'growth' || growth.sentence !== sentence || growth.node !== node)
    return null;
  const words = `${subject ?? ''}${prior.lead}`;
  return (growth.role.direction === 'down' ? ofFall : ofGrowth).test(words) ? growth : null;
};

/** '同比增加4600亿元，增长1.6倍'; '是2010年的2.2倍' needs that year's level. */
const timesOf = (frame: Frame): (ChangeFact | RatioFact)[] => {
  const now = levelOf(frame);
  if (!now) return [];
  const prior = frame.prior && comparable(frame.prior, now) && !isNothing(frame.prior) ? frame.prior : null;
  return frame.said.flatMap((mention, at): (ChangeFact | RatioFact)[] => {
    if (mention.role.kind !== 'multiple' || isAverage(mention)) return [];
    const { direction } = mention.role;
    if (direction === null) return prior ? [times(now, prior, mention)] : [];
    const deltas = frame.said.filter((other) => other.role.kind === 'delta' && comparable(other, now));
    const moved = nearestDelta(
      deltas.filter((delta) => sameComparison(delta, mention, frame.prior)),
      frame.said,
      at,
    );
    if (moved) return [fact(now, null, moved, mention, direction)];
    return prior ? [fact(now, prior, null, mention, direction)] : [];
  });
};

const times = (part: Mention, whole: Mention, rate: Mention): RatioFact => ({
  shape: 'ratio',
  kind: 'multiple',
  wording: 'change',
  caveat: rate.caveat ?? part.caveat,
  part,
  wholes: [whole],
  others: [],
  rate,
});

const changesOf = (frame: Frame, kinship: Kinship, previous: Frame | undefined): ChangeFact[] => {
  const years = yearsOf(frame, previous);
  const now = years?.now ?? levelOf(frame);
  if (!now || now.figure.dimension === 'percent') return [];
  const deltas = frame.said.filter(
    (mention) => mention.role.kind === 'delta' && comparable(mention, now) && !isAverage(mention),
  );
  const prior = years?.before ?? (frame.prior && comparable(frame.prior, now) ? frame.prior : null);
  const found: ChangeFact[] = [];
  frame.said.forEach((mention, at) => {
    const { role } = mention;
    const named = namingBase(frame.said, at);
    const moved = nearestDelta(
      deltas.filter((delta) => sameComparison(delta, mention, frame.prior)),
      frame.said,
      at,
    );
    if (frame.level === null && [mention, moved].some(isAgainstBudget)) return;
    const budget = budgetOf(frame, named, now);
    if (role.kind === 'delta' && deltas.includes(mention) && (budget ?? prior))
      found.push(fact(now, budget ?? prior, mention, null, turned(mention, role.direction)));
    if (role.kind !== 'growth' || isAverage(mention)) return;
    const direction = turned(mention, role.direction);
    if (moved && !isAllNew(now, moved)) found.push(fact(now, null, moved, mention, direction));
    if (budget && !isNothing(budget)) found.push(fact(now, budget, null, mention, direction));
    else if (prior && sameComparison(prior, named) && !isNothing(prior))
      found.push(fact(now, prior, null, mention, direction));
  });
  const parent = kinship.parentOf.get(frame);
  const whole = parent && levelOf(parent);
  return whole && comparable(whole, now)
    ? found.map((change) => ({ ...change, alternatives: [whole] }))
    : found;
};

/** '2022年预算31万元，2021年预算48.6万元，减少17.6万元': the two levels right before the change, of one thing in two years. */
const yearsOf = (frame: Frame, previous: Frame | undefined): { now: Mention; before: Mention } | null => {
  const first = previous && isOfOneThing(previous, frame) ? levelOf(previous) : null;
  const amounts = [first, ...frame.bases.map(({ mention }) => mention), frame.level].filter(
    (mention) => mention !== null,
  );
  const [a, b] = amounts.slice(-2);
  if (!a || !b || !comparable(a, b)) return null;
  if (isYearAfter(a, b)) return { now: a, before: b };
  return isYearAfter(b, a) ? { now: b, before: a } : null;
};

const isYearAfter = ({ figure: a }: Mention, { figure: b }: Mention): boolean =>
  /^\d{4}$/u.test(a.period ?? '') &&
  /^\d{4}$/u.test(b.period ?? '') &&
  BigInt(a.period ?? 0) === BigInt(b.period ?? 0) + 1n;

const isOfOneThing = (a: Frame, b: Frame): boolean =>
  a.node === b.node &&
  a.sentence === b.sentence &&
  a.depth === b.depth &&
  a.said.length === 0 &&
  a.subject !== null &&
  a.subject === b.subject;

/** '预算数20万元，支出数比预算数减少3万元': it is the outturn that changed, and the budget alone is printed. */
export const isAgainstBudget = (said: Mention | null): boolean =>
  said !== null && isBudget(baseOf(said.lead) ?? baseOf(said.before));

const isBudget = (base: string | null): boolean => base === '年初预算' || base === '预算';

/** '比预算数减少14万元，下降21%，比上年57万元减少3万元，下降6%': a rate that names no base has that of the change before it. */
const namingBase = (said: readonly Mention[], at: number): Mention | undefined => {
  const [before, mention] = [said[at - 1], said[at]];
  const bare = mention?.role.kind === 'growth' && (baseOf(mention.lead) ?? baseOf(mention.before)) === null;
  return bare && before?.role.kind === 'delta' ? before : mention;
};

/** '年初预算12万元，实际支出9.86万元，比预算节约2.14万元': the only budget, or the only one of that name. */
const budgetOf = ({ bases }: Frame, said: Mention | undefined, now: Mention): Mention | null => {
  if (!said) return null;
  const base = baseOf(said.lead) ?? baseOf(said.before);
  if (!isBudget(base)) return null;
  const named = bases.filter(({ name }) => base === '预算' || name.includes('年初'));
  const [only] = named;
  return only && named.length === 1 && only.mention !== now && comparable(only.mention, now)
    ? only.mention
    : null;
};

/** '年均增长8%': over several years, not against the one before. */
export const isAverage = ({ lead }: Mention): boolean => /年均|年平均|平均每年/u.test(lead);

/** A minus turns the verb round, '增长-5.2%'; after a falling verb it only repeats it, '下降-5.2%'. */
const turned = ({ figure }: Mention, direction: Direction): Direction =>
  direction === 'up' && figure.value.startsWith('-') ? 'down' : direction;

// nothing grows from zero: '增加307.82万元，增长100%' in the first year is a convention, not a rate
const isNothing = ({ figure }: Mention): boolean => figure.value === '0';
const isAllNew = (now: Mention, delta: Mention): boolean => now.figure.value === delta.figure.value;

/** The change printed last before the rate, else the first after it. */
const nearestDelta = (deltas: Mention[], said: Mention[], rate: number): Mention | null =>
  deltas.findLast((delta) => said.indexOf(delta) < rate) ?? deltas[0] ?? null;

const fact = (
  now: Mention,
  before: Mention | null,
  delta: Mention | null,
  rate: Mention | null,
  direction: Direction,
): ChangeFact => ({
  shape: 'change',
  wording: 'change',
  caveat: rate?.caveat ?? delta?.caveat ?? now.caveat ?? (rate && constantPrices(now)),
  now,
  alternatives: [],
  before,
  delta,
  rate,
  direction,
});

const comparable = (a: Mention | undefined, b: Mention): boolean =>
  a?.figure.base === b.figure.base && a.figure.dimension === b.figure.dimension;

// '比上年' '较年初预算' '同比' '环比' : what is compared with
const comparison =
  /(?:比|较|与|同)(?<base>年初预算|上年预算|去年预算|预算|计划|上年|去年|上一年|上月|上季|\d{4}年)|同比|环比/u;

// '超收' '短收': beyond the budget or short of it, whatever else is compared
const againstBudget = /(?:超收|短收|欠收)(?:了|约)?$/u;

/** Last year's level by any of its names. */
const baseOf = (lead: string): string | null => {
  if (againstBudget.test(lead)) return '预算';
  const match = comparison.exec(lead);
  if (!match) return null;
  const base = match.groups?.base ?? match[0];
  return /^(?:同比|上年|去年|上一年|\d{4}年)$/u.test(base) ? '上年' : base;
};

/** A rate that names another base than the change before it does not belong to that change. */
export const sameComparison = (
  delta: Mention,
  rate: Mention | undefined,
  prior: Mention | null = null,
): boolean => {
  if (!rate) return false;
  const own = baseOf(rate.lead) ?? baseOf(rate.before);
  const base = baseOf(delta.lead) ?? baseOf(delta.before) ?? (prior && baseOf(prior.lead));
  if (againstBudget.test(delta.lead)) return own === '预算' || own === '年初预算';
  return own === null || own === base || (base === null && own === '上年');
};
