/** “三公”经费预算数比上年减少0.6万元，下降3%: a change of a level that another sentence states. */
import type { ChangeFact, Direction, Frame, Mention } from '../../schemas/fact.js';
import { itemOf, sameStage, wordsOf } from './accounts/words.js';
import { isAgainstBudget, isAverage } from './change.js';
import { levelOf } from './kinship.js';
import type { Context, Parser } from './parser.js';

export const namedLevel: Parser = {
  id: 'named-level',
  parse: (context) => {
    const names = new Map(context.figures.frames.map((frame) => [frame, nameOf(frame)]));
    return context.figures.frames.flatMap((frame, index) => changesOf(context, names, frame, index));
  },
};

/** how many amounts before the change, and after, the level may stand */
const [reach, ahead] = [24, 12];

const changesOf = (
  { figures: { frames } }: Context,
  names: ReadonlyMap<Frame, string | null>,
  frame: Frame,
  index: number,
): ChangeFact[] => {
  const name = names.get(frame) ?? null;
  if (name === null || levelOf(frame) || frame.prior) return [];
  const [delta = null, rate = null] = ['delta', 'growth'].map((kind) =>
    frame.said.find((mention) => mention.role.kind === kind && !isAverage(mention)),
  );
  const moved = delta ?? rate;
  if (!moved || isAgainstBudget(moved)) return [];
  const levels = frames
    .slice(Math.max(0, index - reach), index + ahead)
    .filter((other) => names.get(other) === name && sameStage(labelOf(other), labelOf(frame)))
    .flatMap((other) => levelOf(other) ?? []);
  const years = byYear(levels, moved);
  return years ? changesFrom(years, delta, rate) : [];
};

interface Years {
  now: Mention;
  before: Mention | null;
}

const changesFrom = ({ now, before }: Years, delta: Mention | null, rate: Mention | null): ChangeFact[] => {
  const pair = before && delta ? [change(now, before, delta, null)] : [];
  if (!rate) return pair;
  if (delta?.figure.base === now.figure.base && delta.figure.value !== now.figure.value)
    return [...pair, change(now, null, delta, rate)];
  return before && before.figure.value !== '0' ? [change(now, before, null, rate)] : pair;
};

const change = (
  now: Mention,
  before: Mention | null,
  delta: Mention | null,
  rate: Mention | null,
): ChangeFact => ({
  shape: 'change',
  wording: 'named-level',
  caveat: rate?.caveat ?? delta?.caveat ?? now.caveat,
  now,
  alternatives: [],
  before,
  delta,
  rate,
  direction: directionOf(delta) ?? directionOf(rate) ?? 'up',
  // in another paragraph the name may mean something else
  ...((delta ?? rate)?.node === now.node ? {} : { supposed: true as const }),
});

const directionOf = (said: Mention | null): Direction | null =>
  said?.role.kind === 'delta' || said?.role.kind === 'growth' ? said.role.direction : null;

/** One level of the year that changed and perhaps one of the year before; null where a year has several. */
const byYear = (levels: readonly Mention[], moved: Mention): Years | null => {
  const alike = levels.filter(({ figure }) => figure.dimension === 'money');
  const year =
    moved.figure.period ??
    alike
      .map(({ figure }) => figure.period ?? '')
      .sort()
      .at(-1) ??
    '';
  const ofYear = (wanted: string): Mention[] =>
    alike.filter(({ figure }) => (figure.period ?? year) === wanted);
  const [now, before] = [ofYear(year), ofYear(yearBefore(year))];
  const [first] = now;
  if (!first || !isOne(now) || !isOne(before)) return null;
  return { now: first, before: before[0] ?? null };
};

const isOne = (mentions: readonly Mention[]): boolean =>
  new Set(mentions.map(({ figure }) => figure.value)).size < 2;

const labelOf = (frame: Frame): string => levelOf(frame)?.figure.label ?? frame.subject ?? '';

/** An item of the accounts that is watched, or both totals at once. */
const nameOf = (frame: Frame): string | null => {
  const label = labelOf(frame);
  const item = itemOf(label) ?? (frame.bases.length > 0 ? itemOf(frame.subject ?? '') : null);
  if (item !== null) return item;
  if (!label.includes('总') && !(label.includes('收') && label.includes('支'))) return null;
  const { side, sum, purse, nature, rest } = wordsOf(label);
  const isTotal = side === 'both' || (sum === 'grand' && side !== null);
  return isTotal && purse === null && nature === null && rest === '' ? 'total' : null;
};

const yearBefore = (year: string): string => (/^\d{4}$/u.test(year) ? String(BigInt(year) - 1n) : '');
