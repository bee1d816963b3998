/** An amount of the accounts in a sentence and in a table, and a share of the sentence between amounts of the table. */
import type { Mention, RatioFact, RestatementFact } from '../../../schemas/fact.js';
import type { Parser } from '../parser.js';
import { share } from '../share.js';
import { agree, ledgerOf, ofOneThing, type Ledger, type Pair } from './ledger.js';
import { fullKeyOf, keyOf, type Measured } from './measure.js';
import { statedIn, type Stated } from './prose.js';

export const textTable: Parser = {
  id: 'text-table',
  parse: (context) => {
    const ledger = ledgerOf(context);
    // a report without tables of accounts
    if (ledger.byKey.size === 0) return [];
    const pairs = ofOneThing(statedIn(context, ledger.basis).flatMap((each) => pairOf(ledger, each) ?? []));
    // the share of an amount that differs says nothing new
    const cells = new Map(
      pairs.flatMap((pair) => {
        const cell = cellOf(pair);
        return cell && agree(pair.stated, cell) ? [[pair.stated, cell] as const] : [];
      }),
    );
    if (cells.size === 0) return pairs.map(factOf);
    const shares = share
      .parse(context)
      .flatMap((fact) => (fact.shape === 'ratio' ? (shareOf(fact, cells) ?? []) : []));
    return [...pairs.map(factOf), ...shares];
  },
};

const pairOf = (ledger: Ledger, stated: Stated): Pair | null => {
  const cells = candidatesOf(ledger, stated).filter(
    ({ mention }) => mention.figure.base === stated.mention.figure.base,
  );
  const [first] = cells;
  if (!first) return null;
  // without its purse an amount is known only where every purse has the same
  if (!stated.hasPurse && !cells.every(({ mention }) => agree(mention, first.mention))) return null;
  return {
    stated: stated.mention,
    earlier: cells.map(({ mention }) => mention),
    between: first.mention.figure.table?.id ?? '',
  };
};

const candidatesOf = ({ byKey }: Ledger, { measure, hasPurse, orTotal }: Stated): Measured[] => {
  const meant = [measure, ...(orTotal ? [{ ...measure, side: 'total' as const }] : [])];
  return meant.flatMap((each) => {
    const entries = byKey.get(keyOf(each)) ?? [];
    const fitting = hasPurse
      ? entries.filter(([first]) => first && fullKeyOf(first.measure) === fullKeyOf(each))
      : entries;
    return fitting.flat();
  });
};

/** The cell that agrees is the one that was meant. */
const cellOf = ({ stated, earlier }: Pair): Mention | undefined =>
  earlier.find((each) => agree(stated, each)) ?? earlier[0];

const factOf = (pair: Pair): RestatementFact => ({
  shape: 'restatement',
  wording: 'text-table',
  caveat: null,
  stated: pair.stated,
  earlier: cellOf(pair) ?? pair.stated,
  sameness: pair.stated.figure.label ?? '',
});

const shareOf = (fact: RatioFact, cells: ReadonlyMap<Mention, Mention>): RatioFact | null => {
  const part = cells.get(fact.part);
  const wholes = fact.wholes.flatMap((whole) => cells.get(whole) ?? []);
  return part && wholes.length > 0 ? { ...fact, wording: 'text-table', part, wholes, others: [] } : null;
};
