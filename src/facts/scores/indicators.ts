/** The rows of every sheet of self-evaluation, for the record. */
import type { Indicator } from '../../../schemas/record.js';
import type { Context } from '../parser.js';

export const indicatorsOf = ({ scoreSheets }: Context): Indicator[] =>
  scoreSheets
    .flatMap(({ indicators }) => indicators)
    .map(({ table, levels, name, relation, unit, target, actual, weight, score, reason, places }, index) => ({
      id: `i${String(index + 1)}`,
      levels,
      name,
      target: target && withColumns(target, relation, unit),
      actual,
      weight: weight?.figure.id ?? null,
      score: score?.figure.id ?? null,
      reason,
      section: table.section,
      places,
    }));

/** '≥' | '90' | '%' in columns of their own are '≥90%'. */
const withColumns = (target: string, relation: string, unit: string): string =>
  /^[≥≤=><]+$/u.test(relation) ? `${relation}${target}${unit}` : target;
