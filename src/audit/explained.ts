/** One sum, one check; and open lists that miss are no lists where the same numbers add up otherwise. */
import type { Check } from '../../schemas/record.js';

type Draft = Pick<Check, 'verdict' | 'stated' | 'operands'>;

/** Without what says the same again, and without lists of which a part belongs to a sum that holds. */
export const withoutExplained = <Outcome extends { draft: Draft }>(
  outcomes: readonly Outcome[],
): Outcome[] => {
  const owners = ownersOf(outcomes.map(({ draft }) => draft));
  const seen = new Set<string>();
  return outcomes.filter(({ draft }) => {
    if (!consistsOf(draft, terms)) return true;
    const members = new Set([draft.stated.figure ?? '', ...partsOf(draft)]);
    const key = [...members].sort().join(' ');
    if (seen.has(key)) return false;
    seen.add(key);
    const open = draft.verdict === 'not-comparable' && consistsOf(draft, parts);
    return !open || !partsOf(draft).some((part) => owners.get(part)?.some((total) => members.has(total)));
  });
};

/** whatever the division is called */
const parts = new Set(['part']);
/** a = b + c, and c = a − b: the same three numbers */
const terms = new Set(['part', 'income', 'expenditure']);

const consistsOf = ({ operands }: Draft, roles: ReadonlySet<string>): boolean =>
  // a claim in words may have no operand at all
  operands.length > 0 && operands.every(({ role }) => roles.has(role));

/** The totals that a figure is a part of, by the sums that hold. */
const ownersOf = (drafts: readonly Draft[]): Map<string, string[]> => {
  const owners = new Map<string, string[]>();
  for (const draft of drafts)
    if (consistsOf(draft, parts) && draft.verdict.startsWith('consistent'))
      for (const part of partsOf(draft)) {
        const totals = owners.get(part);
        if (totals) totals.push(draft.stated.figure ?? '');
        else owners.set(part, [draft.stated.figure ?? '']);
      }
  return owners;
};

const partsOf = ({ operands }: Draft): string[] => operands.flatMap(({ figure }) => figure ?? []);
