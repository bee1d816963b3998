/** Sums where nothing but the numbers shows what the parts are: rows that follow a row and add up to it. */
import type { BreakdownFact } from '../../../schemas/fact.js';
import { valueOf } from '../../figures/allowed.js';
import { add, compare, zero } from '../../figures/rational.js';
import { oddsOfMeeting } from './misprint.js';
import { enough, factOf, sumOf, type Sum } from './proof.js';
import type { Row } from './sheet.js';

interface Found {
  total: Row;
  parts: Row[];
  sums: Sum[];
}

/** no total in print has more direct parts */
const most = 40;

/**
 * Rows that make up the row before them by more than chance, and rows of the same names under another total that miss
 * it by one digit.
 */
export const unnamedSums = (rows: readonly Row[]): BreakdownFact[] => {
  const named = rows.filter(({ amounts, total }) => amounts.size > 0 && total === null);
  const found = believable(tried(named));
  const names = new Set(found.map(({ parts }) => namesOf(parts)));
  const totals = new Set(found.map(({ total }) => total));
  const missed = named.flatMap((total, at) => (totals.has(total) ? [] : missedAt(named, at, names)));
  return [
    ...found.flatMap(({ sums }) => sums.map((sum) => factOf(sum, 'presumed'))),
    ...missed
      .filter(({ odds }) => odds >= enough * BigInt(missed.length))
      .map((sum) => factOf(sum, 'claimed')),
  ];
};

const namesOf = (parts: readonly Row[]): string => parts.map(({ label }) => label).join('|');

interface Tried {
  found: Found[];
  /** how often numbers were added up: where the first part says 其中, and elsewhere */
  tries: { included: bigint; other: bigint };
}

/** From the last row to the first: what follows a row and is nobody's part may be its parts. */
const tried = (rows: readonly Row[]): Tried => {
  const all: Tried = { found: [], tries: { included: 0n, other: 0n } };
  let free: Row[] = [];
  for (const total of rows.toReversed()) {
    const { parts, sums, tries } = partsOf(total, free);
    all.tries[free[0]?.included === true ? 'included' : 'other'] += tries;
    if (sums.length > 0) all.found.unshift({ total, parts, sums });
    free = [total, ...free.slice(sums.length > 0 ? parts.length : 0)];
  }
  return all;
};

/** The shortest list that adds up in every column; empty where none does. */
const partsOf = (total: Row, free: readonly Row[]): Omit<Found, 'total'> & { tries: bigint } => {
  let tries = 0n;
  for (let count = 2; count <= Math.min(most, free.length); count += 1) {
    const parts = free.slice(0, count);
    const sums = sumsOf(total, parts);
    tries += 1n;
    if (sums.length > 0 && sums.every(({ holds }) => holds) && sums.some(isFull))
      return { parts, sums, tries };
    if (sums.length > 0 && sums.every(isBeyond)) break;
  }
  return { parts: [], sums: [], tries };
};

const sumsOf = (total: Row, parts: readonly Row[]): Sum[] =>
  [...total.amounts].flatMap(([at, mention]) => {
    if (parts.some(({ unread }) => unread.has(at))) return [];
    const terms = parts.flatMap(({ amounts }) => amounts.get(at) ?? []);
    return terms.length < 2
      ? []
      : (sumOf(
          mention,
          terms.map((part) => ({ mention: part, sign: 1 as const })),
          [],
        ) ?? []);
  });

const isFull = ({ telling, terms }: Sum): boolean => telling && terms.length > 1;

/** Parts, none of them below 0, that are more than the total: further parts will not help. */
const isBeyond = ({ holds, total, terms }: Sum): boolean => {
  const values = terms.map(({ mention }) => valueOf(mention));
  return (
    !holds &&
    values.every((value) => compare(value, zero) >= 0) &&
    compare(values.reduce(add, zero), valueOf(total)) > 0
  );
};

/** Those that so many tries would not have found by chance. */
const believable = ({ found, tries }: Tried): Found[] =>
  found.filter(({ parts, sums }) => {
    const odds = oddsOf(sums);
    return odds >= enough * (parts[0]?.included === true ? tries.included : tries.other);
  });

/** Columns of different totals bear each other out. */
const oddsOf = (sums: readonly Sum[]): bigint => {
  const byTotal = new Map(sums.filter(isFull).map((sum) => [sum.total.figure.value, sum]));
  return [...byTotal.values()].reduce((odds, { total, terms }) => odds * oddsOfMeeting(total, terms), 1n);
};

/** The list whose names make up another total, as far as it misses this one. */
const missedAt = (rows: readonly Row[], at: number, known: ReadonlySet<string>): Sum[] => {
  const total = rows[at];
  if (!total) return [];
  for (let count = 2; count <= most && at + count < rows.length; count += 1) {
    const parts = rows.slice(at + 1, at + 1 + count);
    if (known.has(namesOf(parts))) return sumsOf(total, parts).filter(({ holds }) => !holds);
  }
  return [];
};
