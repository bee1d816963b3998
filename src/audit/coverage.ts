import type { Fact, Figures } from '../../schemas/fact.js';
import type { Check, Coverage, UncheckedReason } from '../../schemas/record.js';
import { reasonsOf } from './unchecked.js';

/** How much of the report was verified: silence about a figure must not look like approval. */
export const coverageOf = (figures: Figures, facts: readonly Fact[], checks: readonly Check[]): Coverage => {
  const checkable = new Set(checks.flatMap(figuresOf));
  const rules = rulesByFigure(checks);
  const reasonOf = reasonsOf(figures, facts, checks);
  const byFigure = figures.mentions.map((mention): Coverage['byFigure'][number] => {
    const by = rules.get(mention.figure.id);
    return { figure: mention.figure.id, rules: [...(by ?? [])], reason: by ? null : reasonOf(mention) };
  });
  const count = (severity: Check['severity']): number =>
    checks.filter((check) => check.severity === severity).length;
  return {
    figures: figures.mentions.length,
    checkable: checkable.size,
    checked: rules.size,
    consistent: count('none'),
    rounding: count('rounding'),
    contradictions: count('contradiction'),
    notes: count('note'),
    reasons: tally(byFigure.flatMap(({ reason }) => reason ?? [])),
    byFigure,
  };
};

const figuresOf = ({ stated, operands }: Check): string[] =>
  [stated.figure, ...operands.map(({ figure }) => figure)].filter((figure) => figure !== null);

/** A note recomputes but judges nothing, so it checks nothing. */
const rulesByFigure = (checks: readonly Check[]): Map<string, Set<string>> => {
  const rules = new Map<string, Set<string>>();
  for (const check of checks) {
    if (check.verdict === 'not-comparable') continue;
    for (const figure of figuresOf(check)) {
      const known = rules.get(figure);
      if (known) known.add(check.rule);
      else rules.set(figure, new Set([check.rule]));
    }
  }
  return rules;
};

const tally = (reasons: readonly UncheckedReason[]): Coverage['reasons'] => {
  const counts: Coverage['reasons'] = {};
  for (const reason of reasons) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
};
