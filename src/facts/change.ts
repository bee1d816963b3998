/** 比上年增加 δ，增长 g%; 较上年的 p 减少 δ; 由 p 增长到 v: a level and how it moved. */
import type { ChangeFact, Direction, Frame, Mention } from '../../schemas/fact.js';
import { levelOf } from './kinship.js';
import type { Parser } from './parser.js';

export const change: Parser = {
  id: 'change',
  parse: ({ figures }) => figures.frames.flatMap((frame) => changesOf(frame)),
};

const changesOf = (frame: Frame): ChangeFact[] => {
  const now = levelOf(frame);
  if (!now || now.figure.dimension === 'percent') return [];
  const deltas = frame.said.filter(({ role }, at) => role.kind === 'delta' && comparable(frame.said[at], now));
  const prior = frame.prior && comparable(frame.prior, now) ? frame.prior : null;
  const found: ChangeFact[] = [];
  frame.said.forEach((mention, at) => {
    const { role } = mention;
    if (role.kind === 'delta' && prior && deltas.includes(mention)) found.push(fact(now, prior, mention, null, role.direction));
    if (role.kind !== 'growth') return;
    const moved = nearestDelta(deltas, frame.said, at);
    const before = deltas.length === 0 ? prior : null;
    if (moved && sameComparison(moved, mention)) found.push(fact(now, null, moved, mention, role.direction));
    else if (before) found.push(fact(now, before, null, mention, role.direction));
  });
  return found;
};

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
  caveat: rate?.caveat ?? delta?.caveat ?? now.caveat,
  now,
  before,
  delta,
  rate,
  direction,
});

const comparable = (a: Mention | undefined, b: Mention): boolean => a?.figure.base === b.figure.base && a.figure.dimension === b.figure.dimension;

// '比上年' '较年初预算' : what is compared with
const comparison = /(?:比|较|与|同比|环比)(?<base>年初预算|预算|计划|上年预算|去年预算|上年|去年|上月|\d{4}年)?/u;

/** A rate that names another base than the change before it does not belong to that change. */
const sameComparison = (delta: Mention, rate: Mention): boolean => {
  const own = comparison.exec(rate.lead);
  if (!own) return true;
  const base = comparison.exec(delta.lead);
  return base?.groups?.['base'] === own.groups?.['base'] || base === null;
};
