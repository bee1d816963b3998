/** What the facts of a sheet have in common. */
import type { BreakdownFact, Division, Mention } from '../../../schemas/fact.js';

export const said = { wording: 'score-sheet', caveat: null } as const;

export const breakdown = (
  division: Division,
  total: Mention,
  readings: readonly (readonly Mention[])[],
  closure: BreakdownFact['closure'],
): BreakdownFact => ({
  shape: 'breakdown',
  ...said,
  division,
  total,
  closure,
  readings: readings.map((parts) => parts.map((mention) => ({ mention, sign: 1 as const }))),
});

const noReason = /^(?:无|没有|不涉及|[-—－/／]*|已?(?:全部)?(?:完成|达成|达标)|无(?:偏差|需.{0,4}))[。.]?$/u;

/** Words beside a row that explain its marks. */
export const isReason = (text: string | null): boolean =>
  text !== null && !noReason.test(text.replaceAll(/\s+/gu, ''));
