import type { Mention } from '../../schemas/fact.js';
import type { Check, Coverage } from '../../schemas/record.js';

/** How much of the report was verified: silence about a figure must not look like approval. */
export const coverageOf = (mentions: Mention[], checks: Check[]): Coverage => {
  const checkable = new Set<string>();
  const checked = new Set<string>();
  for (const check of checks)
    for (const figure of [check.stated.figure, ...check.operands.map((operand) => operand.figure)]) {
      if (figure === null) continue;
      checkable.add(figure);
      if (check.verdict !== 'not-comparable') checked.add(figure);
    }
  const count = (severity: Check['severity']): number =>
    checks.filter((check) => check.severity === severity).length;
  return {
    figures: mentions.length,
    checkable: checkable.size,
    checked: checked.size,
    consistent: count('none'),
    rounding: count('rounding'),
    contradictions: count('contradiction'),
    notes: count('note'),
  };
};
