/** One amount of the accounts in several tables: 收入支出决算总表, 支出决算表, 财政拨款收入支出决算总表 … */
import type { Mention, RestatementFact } from '../../../schemas/fact.js';
import { groupBy } from '../../figures/group-by.js';
import type { Parser } from '../parser.js';
import { ledgerOf, ofOneThing, type Pair } from './ledger.js';
import type { Measured } from './measure.js';

export const tableTable: Parser = {
  id: 'table-table',
  parse: (context) => ofOneThing(ledgerOf(context).entries.flatMap(pairsOf)).map(factOf),
};

/** Each cell against the first of those that most tables print alike. */
const pairsOf = (cells: readonly Measured[]): Pair[] => {
  const reference = referenceOf(cells.map(({ mention }) => mention));
  return cells.flatMap(({ mention }): Pair[] =>
    reference === null || mention === reference || mention.figure.base !== reference.figure.base
      ? []
      : [{ stated: mention, earlier: [reference], between: `${tableOf(reference)} ${tableOf(mention)}` }],
  );
};

const referenceOf = (mentions: readonly Mention[]): Mention | null => {
  const printed = groupBy(
    mentions,
    ({ figure: { value, decimals, unit } }) => `${value} ${String(decimals)} ${unit}`,
  );
  const [most] = [...printed.values()].sort((a, b) => b.length - a.length);
  return most?.[0] ?? null;
};

const tableOf = ({ figure }: Mention): string => figure.table?.id ?? '';

const factOf = ({ stated, earlier: [earlier] }: Pair): RestatementFact => ({
  shape: 'restatement',
  wording: 'table-table',
  caveat: null,
  stated,
  earlier: earlier ?? stated,
  sameness: stated.figure.label ?? '',
});
