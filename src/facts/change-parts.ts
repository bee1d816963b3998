/** 比上年减少2.8万元，其中：A减少2.9万元；B增加0.1万元: a change, and how much of it each part makes. */
import type { BreakdownFact, Frame, Mention, Term } from '../../schemas/fact.js';
import type { Parser } from './parser.js';

export const changeParts: Parser = {
  id: 'change-parts',
  parse: ({ figures: { frames } }) => frames.flatMap((frame, index) => madeUp(frames, frame, index) ?? []),
};

/** how many parts there may be */
const reach = 12;

const madeUp = (frames: readonly Frame[], first: Frame, index: number): BreakdownFact | null => {
  const total = changeBefore(frames, first, index);
  if (!total || !opensParts(total, first)) return null;
  const parts: Mention[] = [];
  for (const frame of frames.slice(index, index + reach)) {
    if (frame.node !== first.node || frame.depth < first.depth) break;
    if (frame.depth > first.depth) continue;
    const delta = deltaOf(frame);
    if (delta?.figure.base !== total.figure.base || (frame !== first && frame.cue !== null)) break;
    parts.push(delta);
  }
  // the list may end with its sentence
  const close = parts.filter(({ sentence }) => sentence === first.sentence);
  const lists = close.length < parts.length ? [close, parts] : [parts];
  const readings = lists.filter(({ length }) => length > 1);
  if (readings.length === 0) return null;
  return {
    shape: 'breakdown',
    wording: 'change-parts',
    caveat: total.caveat,
    total,
    readings: readings.map((list) =>
      list.map((mention): Term => ({ mention, sign: isLike(mention, total) ? 1 : -1 })),
    ),
    closure: 'supposed',
  };
};

/** The change printed last before the part; it may belong to an amount further up. */
const changeBefore = (frames: readonly Frame[], first: Frame, index: number): Mention | undefined => {
  const own = deltaOf(first);
  return frames
    .slice(Math.max(0, index - reach), index)
    .flatMap((frame) => deltaOf(frame) ?? [])
    .filter(({ node, end }) => own !== null && node === own.node && end <= own.start)
    .sort((a, b) => a.end - b.end)
    .at(-1);
};

/** After 其中, or in a bracket of its own. */
const opensParts = (total: Mention, first: Frame): boolean =>
  first.depth === total.depth ? first.cue === '其中' : first.depth === total.depth + 1;

/** The change against the year before: where there are several, the one that its rate follows. */
const deltaOf = ({ said }: Frame): Mention | null => {
  const deltas = said.filter(({ role }) => role.kind === 'delta');
  const rate = said.findIndex(({ role }) => role.kind === 'growth');
  return deltas.findLast((delta) => rate < 0 || said.indexOf(delta) < rate) ?? null;
};

const isLike = (part: Mention, total: Mention): boolean =>
  part.role.kind === 'delta' &&
  total.role.kind === 'delta' &&
  (part.role.direction === 'down') === (total.role.direction === 'down');
