/** 其中 …, brackets, 按…分, 主要用于以下方面: a total and its parts. */
import type { BreakdownFact, Frame, Mention, Term } from '../../schemas/fact.js';
import { isClosedSet, isOpenByNature } from './closure.js';
import { levelOf, type Family } from './kinship.js';
import type { Context, Parser } from './parser.js';

export const inclusion: Parser = {
  id: 'inclusion',
  parse: (context) => context.kinship.families.flatMap((family) => breakdown(family, context) ?? []),
};

const breakdown = (family: Family, { text }: Context): BreakdownFact | null => {
  const total = levelOf(family.parent);
  if (!total) return null;
  const readings = readingsOf(family).map((children) => terms(children));
  const first = readings[0];
  if (!first || !isWorthChecking(first, total, family)) return null;
  const labels = first.map(({ mention }) => mention.figure.label);
  const last = first.at(-1)?.mention;
  const goesOn = last !== undefined && isUnfinished(text(last.node), last.end);
  return {
    shape: 'breakdown',
    wording: family.wording,
    caveat: total.caveat,
    total,
    readings,
    closed: closedness(family, labels, goesOn),
  };
};

/** 等 right after the last part, or a paragraph that breaks off before the sentence ends. */
const isUnfinished = (text: string, end: number): boolean => /^ ?等/u.test(text.slice(end, end + 3)) || !/[。！？）]/u.test(text.slice(end));

/** One part alone says something only when it is the whole: '其中：财政拨款支出预算37,151.47万元'. */
const isWorthChecking = (parts: Term[], total: Mention, family: Family): boolean =>
  parts.length > 1 || (family.wording === 'inclusion' && parts[0]?.mention.figure.value === total.figure.value);

const closedness = (family: Family, labels: (string | null)[], goesOn: boolean): boolean | null => {
  if (goesOn) return false;
  if (family.closed !== null) return family.closed;
  if (isClosedSet(labels)) return true;
  return isOpenByNature(labels) ? false : null;
};

/** The list to where it likely ends, then to the end of the sentence, then its first segment. */
const readingsOf = ({ children, likely }: Family): Frame[][] => {
  const ends = [likely > 1 ? likely : children.length, children.length, likely];
  return [...new Set(ends)].filter((end) => end > 0).map((end) => children.slice(0, end));
};

const terms = (frames: Frame[]): Term[] =>
  frames.flatMap((frame) => {
    const mention = levelOf(frame);
    return mention ? [{ mention, sign: 1 as const }] : [];
  });
