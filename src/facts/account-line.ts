/** …（项）257.14万元，主要用于 …。年初预算为 X，支出决算为 Y: the head of an account's line is its outturn. */
import type { RestatementFact } from '../../schemas/fact.js';
import type { Context, Parser } from './parser.js';

export const accountLine: Parser = {
  id: 'account-line',
  parse: (context) => [...context.byNode.keys()].flatMap((node) => headOf(context, node) ?? []),
};

// '住房公积金（项）' '行政单位离退休（01项）', and nothing but the amount after it
const account = /（(?:\d{2} ?)?项）[”"]? ?$/u;
const outturn = /^(?:支出)?决算数?$/u;

const headOf = ({ byNode, text }: Context, node: number): RestatementFact | null => {
  const [first, ...others] = byNode.get(node) ?? [];
  const head = first?.level;
  if (head?.figure.dimension !== 'money' || (first?.bases.length ?? 0) > 0) return null;
  if (!account.test(text(node).slice(0, head.start))) return null;
  const stated = others.filter(
    ({ level, subject, bases }) =>
      outturn.test(level?.figure.label ?? '') &&
      level?.figure.base === head.figure.base &&
      (subject === null || outturn.test(subject)) &&
      // last year's outturn stands in words of its own year
      (bases.length > 0 || level.figure.period === head.figure.period),
  );
  const [only] = stated;
  if (!only?.level || stated.length > 1) return null;
  return {
    shape: 'restatement',
    wording: 'account-line',
    caveat: only.level.caveat ?? head.caveat,
    stated: only.level,
    earlier: head,
    sameness: head.figure.label ?? '',
  };
};
