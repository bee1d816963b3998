/** Totals and their parts among the lines of a table, found by what the table proves: that they add up. */
import { compare, rational, type Rational } from '../../figures/rational.js';
import { additionsOf, type Addition } from './addition.js';
import type { Line } from './lines.js';

export interface Group {
  total: Line;
  parts: Line[];
  additions: Addition[];
  /** its other columns, or the same parts under another total, prove that these are the parts */
  proven: boolean;
}

/** With a word that says so (合计, 其中), and with none: the odds at which adding up is no chance. */
const oddsWithWord = rational(20n);
const oddsAlone = rational(300n);
/** no total in print has more direct parts */
const most = 40;

/** Totals that precede their parts, and 合计 below them. `alone`: lines without a word may be totals, too. */
export const groupsOf = (lines: readonly Line[], alone: boolean): Group[] => {
  const proven = walk(lines, alone, new Set()).filter((group) => group.proven);
  const known = new Set(proven.map(({ parts }) => namesOf(parts)));
  const groups = walk(lines, alone, trusted(known, walk(lines, alone, known)));
  return [...groups, ...lines.flatMap((line, at) => totalBelow(lines, line, at, groups) ?? [])];
};

/** Parts that make up one total are those of another; where that fails twice, they are the first of longer lists. */
const trusted = (known: ReadonlySet<string>, groups: readonly Group[]): Set<string> => {
  const failed = groups.filter(({ additions }) => !additions.every(({ holds }) => holds));
  const names = failed.map(({ parts }) => namesOf(parts));
  return new Set([...known].filter((name) => names.filter((other) => other === name).length < 2));
};

const namesOf = (parts: readonly Line[]): string => parts.map(({ label }) => label).join('|');

/** From the last line to the first: what follows a line and is nobody's part may be its parts. */
const walk = (lines: readonly Line[], alone: boolean, known: ReadonlySet<string>): Group[] => {
  const groups: Group[] = [];
  let free: Line[] = [];
  for (const line of [...lines].reverse()) {
    const group =
      line.total || alone ? (groupAfter(line, free) ?? groupKnown(line, free, known, groups)) : null;
    if (group) groups.unshift(group);
    free = [line, ...free.slice(group?.parts.length ?? 0)];
  }
  return groups;
};

const groupAfter = (total: Line, free: readonly Line[]): Group | null => {
  if (total.amounts.size === 0) return null;
  for (let count = 2; count <= Math.min(most, free.length); count += 1) {
    const parts = free.slice(0, count);
    if (parts.at(-1)?.total === true && !total.total) return null;
    const additions = additionsOf(total, parts);
    const group = groupIf(total, parts, additions);
    if (group) return group;
    if (additions.every(({ beyond }) => beyond)) return null;
  }
  return null;
};

/** The parts of another total, where nothing else goes on with them. */
const groupKnown = (
  total: Line,
  free: readonly Line[],
  known: ReadonlySet<string>,
  groups: readonly Group[],
): Group | null => {
  for (let count = 2; known.size > 0 && count <= Math.min(most, free.length); count += 1) {
    const parts = free.slice(0, count);
    const next = free[count];
    const ends =
      next === undefined ||
      groups.some((group) => group.total === next) ||
      additionsOf(total, [...parts, next]).length === 0;
    if (!ends || !known.has(namesOf(parts))) continue;
    const additions = additionsOf(total, parts);
    if (additions.length > 0 && additions.every(({ full }) => full))
      return { total, parts, additions, proven: true };
  }
  return null;
};

/** 合计 under its parts: all lines since the one before that has such a name, less those that are parts already. */
const totalBelow = (
  lines: readonly Line[],
  total: Line,
  at: number,
  groups: readonly Group[],
): Group | null => {
  if (!total.total || groups.some((group) => group.total === total)) return null;
  const start = lines.slice(0, at).findLastIndex((line) => line.total) + 1;
  const taken = new Set(groups.flatMap(({ parts }) => parts));
  const parts = lines.slice(start, at).filter((line) => !taken.has(line) && line.amounts.size > 0);
  return parts.length < 2 ? null : groupIf(total, parts, additionsOf(total, parts));
};

/**
 * These parts, if they add up in a column in which that is no chance. Where other columns do not add up, two
 * that do (or one under the name of a total) prove the parts, and the others are in the wrong.
 */
const groupIf = (total: Line, parts: Line[], additions: Addition[]): Group | null => {
  const word = total.total || parts[0]?.included === true;
  const sure = additions.filter(({ holds, full, odds }) => holds && full && atLeast(odds, oddsAlone));
  const holding = additions.filter(({ holds }) => holds).length;
  const failing = additions.length - holding;
  const different = new Set(sure.map((addition) => addition.total.figure.value)).size;
  const proven = different > (total.total ? 0 : 1) || (failing === 0 && different > 0);
  if (failing > 0)
    return proven && failing < holding + (total.total ? 1 : 0) ? { total, parts, additions, proven } : null;
  const likely = additions.some(({ full, odds }) => full && atLeast(odds, word ? oddsWithWord : oddsAlone));
  return likely ? { total, parts, additions, proven } : null;
};

const atLeast = (odds: Rational, bound: Rational): boolean => compare(odds, bound) >= 0;
