/** What an amount of the accounts measures: two amounts of one measure must be the same. */
import type { Mention } from '../../../schemas/fact.js';
import type { AccountBasis, Nature, Purse, Side, Words } from './words.js';

export interface Measure {
  year: string;
  basis: AccountBasis;
  /** '' the report's own office; 'whole' all of the region; else as printed: 省级, 南京市 */
  scope: string;
  purse: Purse;
  side: Exclude<Side, 'both'>;
  nature: Nature | 'all';
  /** a line's path, an item's id; '' for all lines together */
  name: string;
}

export interface Measured {
  mention: Mention;
  measure: Measure;
}

/** What is known of a measure so far. */
export interface Known {
  year: string;
  basis: AccountBasis | null;
  scope: string;
  purse: Purse;
  side: Side | null;
  nature: Nature | 'all';
  /** '?': one of several, not said which */
  name: string;
}

/** Further words about the same amount; null where they contradict what is known. */
export const refine = (known: Known, words: Words): Known | null => {
  const purse = narrowed(known.purse, words.purse);
  const side = sideOf(known.side, words);
  const nature = words.nature === null ? known.nature : natureOf(known.nature, words.nature);
  if (purse === null || side === undefined || nature === null) return null;
  return {
    year: words.year ?? known.year,
    basis: words.basis ?? known.basis,
    scope: words.scope === null ? known.scope : scopeNamed(words.scope),
    purse,
    side,
    nature,
    name: words.items.at(-1) ?? known.name,
  };
};

/** '全省' and '全市' are the whole of the report's region. */
export const scopeNamed = (word: string): string => (word.startsWith('全') ? 'whole' : word);

const funds: ReadonlySet<Purse> = new Set(['general', 'fund', 'state-capital']);

const narrowed = (known: Purse, said: Purse | null): Purse | null => {
  if (said === null || said === known) return known;
  if (known === 'all') return said;
  // '财政拨款' under a fund's name adds nothing
  if (said === 'fiscal') return funds.has(known) ? known : null;
  return known === 'fiscal' && funds.has(said) ? said : null;
};

/** undefined: they contradict each other */
const sideOf = (known: Side | null, { side, sum }: Words): Side | null | undefined => {
  if (sum === 'grand' && (side === null || side === 'both' || side === 'income' || side === 'expenditure'))
    return 'total';
  if (side === null || side === 'both') return known ?? side;
  if (known === null || known === 'both' || known === side) return side;
  // what is carried over stands among the income or the expenditure
  return side === 'opening' || side === 'closing' ? side : undefined;
};

// 基本支出 is divided into 人员经费 and 公用经费
const natureOf = (known: Known['nature'], said: Nature): Nature | null =>
  known === 'all' || known === said || (known === 'basic' && (said === 'personnel' || said === 'public'))
    ? said
    : null;

export const complete = ({ year, basis, side, ...rest }: Known): Measure | null => {
  if (basis === null || rest.name === '?') return null;
  // watched items are one table, whatever its name says of the purse
  if (itemNames.has(rest.name))
    return { ...rest, year, basis, side: 'expenditure', purse: 'fiscal', nature: 'all' };
  return side === null || side === 'both' ? null : { ...rest, year, basis, side };
};

export const itemNames: ReadonlySet<string> = new Set([
  'three-public',
  'overseas',
  'vehicles',
  'purchase',
  'running',
  'reception',
  'operating-funds',
  'meetings',
  'training',
]);

/** Without the purse, which prose may leave unsaid. */
export const keyOf = ({ year, basis, scope, side, nature, name }: Measure): string =>
  [year, basis, scope, side, nature, name].join('|');

export const fullKeyOf = (measure: Measure): string => `${keyOf(measure)}|${measure.purse}`;
