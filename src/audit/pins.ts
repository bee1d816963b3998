/** Names the culprit where a second relation pins it: one other value that makes every failing claim about it hold. */
import type { Mention } from '../../schemas/fact.js';
import { groupBy } from '../figures/group-by.js';
import {
  compare,
  divide,
  fromDecimal,
  multiply,
  rational,
  subtract,
  toFixedDecimal,
  zero,
  type Rational,
} from '../figures/rational.js';
import type { Draft, Outcome } from './check.js';
import { contextCauses } from './context-causes.js';
import { inWordsOf } from './expected.js';
import { factorOf, valueOf } from './measure.js';
import type { Recomputation } from './rule.js';
import { figuresOf, pointWith, substitute, withValue } from './substitute.js';
import { judge } from './verdict.js';

interface Relation {
  outcome: Outcome;
  way: Recomputation;
}

interface Pin {
  culprit: Mention;
  meant: Mention;
  relations: Relation[];
}

export const pinCulprits = (outcomes: readonly Outcome[]): Draft[] => {
  const related = outcomes.flatMap((outcome) => (outcome.way ? [{ outcome, way: outcome.way }] : []));
  const failing = related.filter(({ outcome }) => outcome.draft.verdict === 'contradiction');
  const causes = new Map<Outcome, Draft['cause']>();
  for (const pin of pinsOf(failing, related))
    for (const { outcome } of pin.relations)
      if (!causes.has(outcome)) causes.set(outcome, causeOf(pin, outcome));
  const told = contextCauses(outcomes);
  return outcomes.map((outcome) => ({
    ...outcome.draft,
    cause: causes.get(outcome) ?? outcome.draft.cause ?? told.get(outcome) ?? null,
  }));
};

const pinsOf = (failing: Relation[], related: Relation[]): Pin[] => {
  const byFigure = relationsByFigure(failing, related);
  const found = new Map<string, Pin>();
  for (const { way } of failing)
    for (const culprit of figuresOf(way)) {
      const value = neededFor(way, culprit);
      if (value === null || compare(value, zero) < 0) continue;
      const pin = pinAt(
        culprit,
        withValue(culprit, asPrinted(value, culprit)),
        byFigure.get(culprit.figure.id) ?? [],
      );
      if (pin) found.set(`${culprit.figure.id}=${pin.meant.figure.value}`, pin);
    }
  const pins = groupBy(found.values(), ({ culprit }) => culprit.figure.id);
  return [...pins.values()].flatMap((each) => (each.length === 1 ? each : []));
};

/** What is said of the figures of failing claims. */
const relationsByFigure = (failing: Relation[], related: Relation[]): Map<string, Relation[]> => {
  const byFigure = new Map<string, Relation[]>();
  for (const { way } of failing) for (const { figure } of figuresOf(way)) byFigure.set(figure.id, []);
  for (const relation of related)
    for (const { figure } of figuresOf(relation.way)) byFigure.get(figure.id)?.push(relation);
  return byFigure;
};

/** A number can only have meant what its decimals can print. */
const asPrinted = (value: Rational, { figure }: Mention): Rational =>
  multiply(fromDecimal(toFixedDecimal(divide(value, factorOf(figure)), figure.decimals)), factorOf(figure));

/** Two failing claims at least must hold with the other value, and none that holds may break. */
const pinAt = (culprit: Mention, meant: Mention, relations: Relation[]): Pin | null => {
  const mended: Relation[] = [];
  for (const relation of relations) {
    const before = relation.outcome.draft.verdict;
    const after = judge(substitute(relation.way, culprit, meant)).verdict;
    const holds = after === 'consistent' || after === 'consistent-by-rounding';
    if (before === 'contradiction' && holds) mended.push(relation);
    else if (before !== 'not-comparable' && !holds) return null;
  }
  return mended.length > 1 ? { culprit, meant, relations: mended } : null;
};

/** The value of one figure that makes a claim hold to the digit; null where it does not enter as a summand. */
const neededFor = (way: Recomputation, culprit: Mention): Rational | null => {
  const at = (value: Rational): Rational | null => pointWith(way, culprit, value);
  if (way.stated.figure.id === culprit.figure.id) return at(valueOf(culprit));
  const [without, withOne] = [at(zero), at(rational(1n))];
  if (without === null || withOne === null) return null;
  const slope = subtract(withOne, without);
  if (compare(multiply(slope, slope), rational(1n)) !== 0) return null;
  return multiply(slope, subtract(valueOf(way.stated), without));
};

const causeOf = ({ culprit, meant, relations }: Pin, outcome: Outcome): Draft['cause'] => {
  const repair = inWordsOf(valueOf(meant), meant);
  const claims = relations.map(({ outcome: { draft } }) => `${draft.stated.text} = ${draft.formula}`);
  const known = outcome.draft.cause;
  return {
    id:
      known?.repair?.figure === culprit.figure.id && known.id !== 'subtotal-among-parts'
        ? known.id
        : 'pinned-figure',
    text: {
      zh: `${culprit.figure.text} 应为 ${repair}：改正后 ${String(relations.length)} 处算式同时成立（${claims.join('；')}）`,
      en: `${culprit.figure.text} should be ${repair}: then ${String(relations.length)} statements hold at once (${claims.join('; ')})`,
    },
    repair: { figure: culprit.figure.id, text: repair },
  };
};
