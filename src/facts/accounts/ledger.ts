/** Every measure that tables state, with its cells: what is stated twice is found by its key. */
import type { Mention } from '../../../schemas/fact.js';
import { intervalOf } from '../../figures/allowed.js';
import { groupBy } from '../../figures/group-by.js';
import { meets } from '../../figures/interval.js';
import { compare, fromDecimal } from '../../figures/rational.js';
import type { Context } from '../parser.js';
import { cellsOf } from './cells.js';
import { fullKeyOf, keyOf, type Measured } from './measure.js';
import { ownerOf } from './scope.js';
import type { AccountBasis } from './words.js';

export interface Ledger {
  /** one list for each measure, in reading order, with one cell of each table at most */
  entries: Measured[][];
  /** the same by all but the purse */
  byKey: ReadonlyMap<string, Measured[][]>;
  /** what every table is about: planned or spent; null where they differ */
  basis: AccountBasis | null;
}

export const ledgerOf = ({ document, figures, sheets }: Context): Ledger => {
  const owner = ownerOf(document, figures);
  const tables = sheets.map(({ sheet }) => unambiguous(cellsOf(owner, sheet)));
  const byMeasure = groupBy(tables.flat(), ({ measure }) => fullKeyOf(measure));
  const entries = [...byMeasure.values()];
  const bases = new Set(
    tables.flat().flatMap(({ measure: { name, basis } }) => (isWatched(name) ? [] : basis)),
  );
  const [only] = bases;
  return {
    entries,
    byKey: groupBy(entries, ([first]) => (first ? keyOf(first.measure) : '')),
    basis: bases.size === 1 ? (only ?? null) : null,
  };
};

// 预算数 and 决算数 stand side by side in the table of the watched items
const isWatched = (name: string): boolean => /^[a-z-]+$/u.test(name);

/** Two cells of one table and one measure that differ: the table means something that its words do not tell. */
const unambiguous = (cells: readonly Measured[]): Measured[] =>
  [...groupBy(cells, ({ measure }) => fullKeyOf(measure)).values()].flatMap((same) => {
    const [first] = same;
    return first && same.every(({ mention }) => sameValue(mention, first.mention)) ? [first] : [];
  });

const sameValue = (a: Mention, b: Mention): boolean =>
  compare(fromDecimal(a.figure.value), fromDecimal(b.figure.value)) === 0;

/** Equal digits of equal precision, else intervals that meet. */
export const agree = (a: Mention, b: Mention): boolean =>
  a.figure.unit === b.figure.unit && a.figure.decimals === b.figure.decimals
    ? sameValue(a, b)
    : meets(intervalOf(a), intervalOf(b));

export interface Pair {
  stated: Mention;
  earlier: Mention[];
  /** the tables whose statements are compared */
  between: string;
}

/** Where most of what two places state differs, they speak of different things. */
export const ofOneThing = (pairs: readonly Pair[]): Pair[] =>
  [...groupBy(pairs, ({ between }) => between).values()].flatMap((list) => {
    const agreeing = list.filter(({ stated, earlier }) => earlier.some((each) => agree(stated, each)));
    const differing = list.length - agreeing.length;
    return differing > Math.max(agreeing.length, 1) ? [] : list;
  });
