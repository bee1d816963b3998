/** One list, recognised by two wordings, is one fact; a set closed by definition outweighs what a sentence strings together. */
import type { BreakdownFact, Fact, Mention, RatioFact } from '../../schemas/fact.js';
import { groupBy } from '../figures/group-by.js';

/** wordings that say by their words which parts belong together */
const definite: ReadonlySet<string> = new Set(['closed-sets', 'grades', 'project-flow']);

export const withoutOverlap = (facts: Fact[]): Fact[] => {
  const sums = facts.filter((fact) => fact.shape === 'breakdown');
  const sets = groupBy(
    sums.filter(({ wording }) => definite.has(wording)),
    totalOf,
  );
  const said = groupBy(
    sums.filter((fact) => !isSupposed(fact)),
    totalOf,
  );
  const rates = new Set(
    facts.flatMap((fact) => (fact.shape === 'ratio' && isWorded(fact) ? fact.rate.figure.id : [])),
  );
  const seen = new Set<string>();
  const worded = new Set(facts.flatMap((fact) => (isSupposed(fact) ? [] : setOf(fact))));
  // '加上 A、B，支出总计 C': the words say that more than A and B count; shares of a hundred percent say so too
  const isTold = (fact: Fact): boolean =>
    setOf(fact).some((key) => worded.has(key)) ||
    (fact.shape === 'breakdown' &&
      fact.wording !== 'share-parts' &&
      said.get(totalOf(fact))?.some((sum) => sharesPart(sum, fact)) === true);
  return facts.filter((fact) => {
    // the same three numbers, told by their words or from another side
    if (isSupposed(fact) && (isTold(fact) || setOf(fact).some((key) => !isNew(seen, key)))) return false;
    if (fact.shape === 'ratio')
      return (
        isWorded(fact) || (!rates.has(fact.rate.figure.id) && isNew(seen, `rate ${fact.rate.figure.id}`))
      );
    if (fact.shape !== 'breakdown') return true;
    if (!definite.has(fact.wording) && sets.get(totalOf(fact))?.some((set) => sharesPart(set, fact)))
      return false;
    const key = keyOf(fact);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};

const isNew = (seen: Set<string>, key: string): boolean => !seen.has(key) && seen.add(key).has(key);

const isSupposed = (fact: Fact): boolean =>
  (fact.shape === 'balance' && fact.supposed === true) ||
  (fact.shape === 'breakdown' && fact.closure === 'supposed');

/** The figures that a sum or a difference is between; empty for other facts. */
const setOf = (fact: Fact): string[] => {
  const between = differences(fact);
  return between.length === 0
    ? []
    : [
        `between ${between
          .map(({ figure }) => figure.id)
          .sort()
          .join('+')}`,
      ];
};

const differences = (fact: Fact): Mention[] => {
  if (fact.shape === 'balance')
    return fact.others.length > 0 ? [] : [fact.result, ...fact.terms.map(({ mention }) => mention)];
  if (fact.shape === 'breakdown')
    return fact.readings.length > 1
      ? []
      : [fact.total, ...(fact.readings[0] ?? []).map(({ mention }) => mention)];
  return fact.shape === 'change' && fact.now && fact.before && fact.delta
    ? [fact.now, fact.before, fact.delta]
    : [];
};

/** A ratio that the sentence words, not only the rate's own name. */
const isWorded = ({ kind }: RatioFact): boolean => kind !== 'completion';

/** What counts for nothing makes no other list. */
const partsOf = (fact: BreakdownFact): string[] =>
  (fact.readings[0] ?? []).flatMap(({ mention: { figure } }) => (figure.value === '0' ? [] : figure.id));

const keyOf = (fact: BreakdownFact): string => `${fact.total.figure.id}=${partsOf(fact).sort().join('+')}`;

const totalOf = (fact: BreakdownFact): string => fact.total.figure.id;

const sharesPart = (set: BreakdownFact, fact: BreakdownFact): boolean => {
  const parts = new Set(partsOf(set));
  return partsOf(fact).some((part) => parts.has(part));
};
