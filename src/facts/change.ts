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
  const found: ChangeFact[] = [];
  let delta: Mention | null = null;
  for (const mention of frame.said) {
    if (mention.role.kind === 'delta') {
      delta = comparable(mention, now) ? mention : null;
      if (delta && frame.prior && comparable(frame.prior, now)) found.push(fact(now, frame.prior, delta, null, mention.role.direction));
    } else if (mention.role.kind === 'growth') {
      const before = frame.prior && comparable(frame.prior, now) && delta === null ? frame.prior : null;
      const moved: Mention | null = delta !== null && sameComparison(delta, mention) ? delta : null;
      if (moved ?? before) found.push(fact(now, moved ? null : before, moved, mention, mention.role.direction));
    }
  }
  return found;
};

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

const comparable = (a: Mention, b: Mention): boolean => a.figure.base === b.figure.base && a.figure.dimension === b.figure.dimension;

// '比上年' '较年初预算' : what is compared with
const comparison = /(?:比|较|与|同比|环比)(?<base>年初预算|预算|计划|上年预算|去年预算|上年|去年|上月|\d{4}年)?/u;

/** A rate that names another base than the change before it does not belong to that change. */
const sameComparison = (delta: Mention, rate: Mention): boolean => {
  const own = comparison.exec(rate.lead);
  if (!own) return true;
  const base = comparison.exec(delta.lead);
  return base?.groups?.['base'] === own.groups?.['base'] || base === null;
};
