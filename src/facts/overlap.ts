/** One list, recognised by two wordings, is one fact; a set closed by definition outweighs what a sentence strings together. */
import type { BreakdownFact, Fact, RatioFact } from '../../schemas/fact.js';
import { groupBy } from '../figures/group-by.js';

/** wordings that say by their words which parts belong together */
const definite: ReadonlySet<string> = new Set(['closed-sets', 'grades', 'project-flow']);

export const withoutOverlap = (facts: Fact[]): Fact[] => {
  const sums = facts.filter((fact) => fact.shape === 'breakdown');
  const sets = groupBy(
    sums.filter(({ wording }) => definite.has(wording)),
    totalOf,
  );
  const rates = new Set(
    facts.flatMap((fact) => (fact.shape === 'ratio' && isWorded(fact) ? fact.rate.figure.id : [])),
  );
  const seen = new Set<string>();
  return facts.filter((fact) => {
    if (fact.shape === 'ratio') return isWorded(fact) || !rates.has(fact.rate.figure.id);
    if (fact.shape !== 'breakdown') return true;
    if (!definite.has(fact.wording) && sets.get(totalOf(fact))?.some((set) => sharesPart(set, fact)))
      return false;
    const key = keyOf(fact);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};

/** A ratio that the sentence words, not only the rate's own name. */
const isWorded = ({ kind }: RatioFact): boolean => kind !== 'completion';

const partsOf = (fact: BreakdownFact): string[] =>
  (fact.readings[0] ?? []).map(({ mention }) => mention.figure.id);

const keyOf = (fact: BreakdownFact): string => `${fact.total.figure.id}=${partsOf(fact).sort().join('+')}`;

const totalOf = (fact: BreakdownFact): string => fact.total.figure.id;

const sharesPart = (set: BreakdownFact, fact: BreakdownFact): boolean => {
  const parts = new Set(partsOf(set));
  return partsOf(fact).some((part) => parts.has(part));
};
