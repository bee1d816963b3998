/** Open lists that miss their total prove nothing; where the same numbers add up otherwise, they are no list at all. */
import type { Check } from '../../schemas/record.js';

interface Sum {
  draft: Pick<Check, 'verdict' | 'stated' | 'operands'>;
}

/** Without the lists of which a part belongs to a sum that holds: of the same total, or of another part. */
export const withoutExplained = <Outcome extends Sum>(outcomes: readonly Outcome[]): Outcome[] => {
  const owners = new Map<string, string[]>();
  for (const { draft } of outcomes)
    if (isSum(draft) && draft.verdict.startsWith('consistent'))
      for (const part of partsOf(draft))
        owners.set(part, [...(owners.get(part) ?? []), draft.stated.figure ?? '']);
  return outcomes.filter(({ draft }) => {
    if (!isSum(draft) || draft.verdict !== 'not-comparable') return true;
    const members = new Set([draft.stated.figure ?? '', ...partsOf(draft)]);
    return !partsOf(draft).some((part) => owners.get(part)?.some((total) => members.has(total)) === true);
  });
};

/** whatever the division is called */
const isSum = ({ operands }: Pick<Check, 'operands'>): boolean =>
  operands.every(({ role }) => role === 'part');

const partsOf = ({ operands }: Pick<Check, 'operands'>): string[] =>
  operands.flatMap(({ figure }) => figure ?? []);
