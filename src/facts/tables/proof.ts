/** Which sums of a table are to be believed: those that its structure names and its own numbers bear out. */
import type { BreakdownFact, Closure, Mention, Term } from '../../../schemas/fact.js';
import { intervalOf, valueOf } from '../../figures/allowed.js';
import { add, meets, negate, point } from '../../figures/interval.js';
import { compare, isZero, zero } from '../../figures/rational.js';
import { oddsOfMisprint } from './misprint.js';

/** One total and its parts, in one column or row. */
export interface Sum {
  total: Mention;
  terms: Term[];
  holds: boolean;
  /** two parts at least are not 0: that they add up is no repetition */
  telling: boolean;
  /** where it does not hold: the odds that one digit is wrong, against a chance */
  odds: bigint;
}

/** The same total and parts in every column (or row). */
export interface Group {
  sums: Sum[];
  /** a name (合计), a code or a formula says that these are all parts */
  said: boolean;
  /** 其中 stands in front of the parts */
  open: boolean;
  /** account codes say what the parts are */
  coded: boolean;
  /** by their names these are all parts, whatever the table */
  known: boolean;
}

/** Among the sums of a structure that fail, one in so many may look like a misprint by chance. */
export const enough = 100n;

const isNothing = (mention: Mention): boolean => isZero(valueOf(mention));

/** Null where there is nothing to add, or not in one unit. `line`: all numbers of the same column or row. */
export const sumOf = (
  total: Mention | undefined,
  terms: readonly Term[],
  line: readonly Mention[],
): Sum | null => {
  if (!total || terms.length === 0) return null;
  if (terms.some(({ mention }) => mention.figure.base !== total.figure.base)) return null;
  const filled = terms.filter(({ mention }) => !isNothing(mention));
  if (isNothing(total) && filled.length === 0) return null;
  const sum = terms.reduce((all, { mention, sign }) => {
    const value = intervalOf(mention);
    return add(all, sign === 1 ? value : negate(value));
  }, point(zero));
  const holds = meets(sum, intervalOf(total));
  return {
    total,
    terms: [...terms],
    holds,
    telling: filled.length > 1,
    odds: holds ? 0n : oddsOfMisprint(total, terms, line),
  };
};

/**
 * Of several ways to read one total, the one that holds most often: where it tells something, else at all, else but
 * for one digit.
 */
export const likeliest = (readings: readonly Group[]): Group | null =>
  readings.reduce<Group | null>((best, group) => (best && !isLikelier(group, best) ? best : group), null);

const isLikelier = (group: Group, other: Group): boolean => {
  const counts: ((sum: Sum) => boolean)[] = [
    ({ holds, telling }) => holds && telling,
    ({ holds }) => holds,
    ({ odds }) => odds >= enough,
  ];
  for (const counted of counts) {
    const [more, less] = [group, other].map(({ sums }) => sums.filter(counted).length);
    if (more !== less) return (more ?? 0) > (less ?? 0);
  }
  return false;
};

/** How far the numbers of a table bear out a structure that its layout only suggests. */
export interface Evidence {
  /** most of it adds up: what does not is in the wrong */
  borneOut: boolean;
  /** something of it adds up */
  seen: boolean;
  failing: number;
}

/** `few`: how many must hold for each that does not; three at least, for two that hold may be one sum printed twice. */
export const evidenceOf = (groups: readonly Group[], few: number): Evidence => {
  const closed = groups.filter(({ open }) => !open).flatMap(({ sums }) => sums);
  const holding = new Set(closed.filter(({ holds }) => holds).map(({ total }) => total.figure.value));
  const telling = closed.filter(({ holds, telling }) => holds && telling).length;
  const failing = closed.filter(({ holds }) => !holds).length;
  const borneOut = telling > 0 && holding.size > 2 && failing * few <= holding.size;
  return { borneOut, seen: telling > 0, failing };
};

export const factsOf = (group: Group, evidence: Evidence): BreakdownFact[] => {
  const { sums, said, open, coded, known } = withoutMisplaced(group);
  const holding = sums.filter(({ holds }) => holds);
  const failing = sums.length - holding.length;
  const values = new Set(holding.filter(({ telling }) => telling).map(({ total }) => total.figure.value));
  const proven = values.size > 0 && failing <= holding.length && (said || values.size > failing);
  return sums.flatMap((sum) => {
    const closure = closureOf(sum, { said, open, coded, known, proven }, evidence);
    return closure === null ? [] : [factOf(sum, closure)];
  });
};

/** A row that stands too far left is no part: without it every column adds up, and no number is in the wrong. */
const withoutMisplaced = (group: Group): Group => {
  const [first] = group.sums;
  if (!first || group.sums.length < 2 || group.sums.some(({ holds }) => holds)) return group;
  for (let at = 0; at < first.terms.length; at += 1) {
    const others = group.sums.map(({ total, terms }) => sumOf(total, terms.toSpliced(at, 1), []));
    if (others.every((sum) => sum?.holds === true))
      return { ...group, sums: others.filter((sum) => sum !== null) };
  }
  return group;
};

const closureOf = (
  sum: Sum,
  { said, open, coded, known, proven }: Omit<Group, 'sums'> & { proven: boolean },
  { borneOut, seen, failing }: Evidence,
): Closure | null => {
  const { holds, telling, odds } = sum;
  if (holds) return proven || borneOut || said ? 'presumed' : telling ? 'supposed' : null;
  if (proven) return 'claimed';
  if (open) return null;
  if (known && odds > 0n) return 'claimed';
  if (coded && said && odds > 0n && isTooSmall(sum)) return 'claimed';
  if ((said || seen) && odds >= enough * BigInt(failing)) return 'claimed';
  return borneOut ? 'presumed' : null;
};

/** The only part is more than its whole: no chance makes it so, and no list that is not complete. */
const isTooSmall = ({ total, terms: [only, another] }: Sum): boolean =>
  only !== undefined &&
  another === undefined &&
  compare(valueOf(total), zero) > 0 &&
  compare(valueOf(only.mention), valueOf(total)) > 0;

export const factOf = ({ total, terms }: Sum, closure: Closure): BreakdownFact => ({
  shape: 'breakdown',
  wording: 'table-parts',
  caveat: null,
  total,
  readings: [terms],
  closure,
});
