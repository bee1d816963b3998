/** Sums down the columns: a row and the rows that its place in the table makes its parts. */
import type { Mention, Term } from '../../../schemas/fact.js';
import { childrenOf, totalsOf, type Candidate } from './candidates.js';
import { schemesOf } from './depth.js';
import { likeliest, sumOf, type Group } from './proof.js';
import type { Panel, Row } from './sheet.js';

export interface Structure {
  groups: Group[];
  /** how many must hold for each that does not */
  few: number;
}

/** Each way in which the panel's rows are ordered, with all sums that it implies. */
export const rowStructures = (panel: Panel): Structure[] => {
  const rows = additive(panel);
  const schemes = schemesOf(rows);
  const totals = totalsOf(rows, schemes).flatMap((readings) => likeliest(readings.map(groupOf)) ?? []);
  return [
    { groups: totals.map((group) => ({ ...group, said: true })), few: 2 },
    ...schemes.map((scheme) => ({
      groups: childrenOf(rows, scheme).map((candidate) => ({
        ...groupOf(candidate),
        said: scheme.id === 'code',
      })),
      few: scheme.id === 'code' ? 1 : 4,
    })),
  ];
};

const adds: ReadonlySet<string> = new Set([
  'money',
  'count',
  'area',
  'length',
  'mass',
  'volume',
  'energy',
  'score',
]);

export const isAdditive = ({ figure }: Mention): boolean => adds.has(figure.dimension);

/** Without growth, shares and averages. */
const additive = ({ columns, rows }: Panel): Row[] => {
  const summed = new Set(
    columns.filter(({ role }) => role === 'amount' || role === 'delta').map(({ at }) => at),
  );
  return rows.map((row) => ({
    ...row,
    amounts: new Map([...row.amounts].filter(([at, mention]) => summed.has(at) && isAdditive(mention))),
  }));
};

const groupOf = ({ total, parts, open }: Candidate): Group => ({
  said: false,
  open,
  sums: [...total.amounts].flatMap(([at, mention]) => {
    if (parts.some(({ unread }) => unread.has(at))) return [];
    const terms = parts.flatMap(({ amounts }): Term[] => {
      const part = amounts.get(at);
      return part ? [{ mention: part, sign: 1 }] : [];
    });
    return sumOf(mention, terms) ?? [];
  }),
});
