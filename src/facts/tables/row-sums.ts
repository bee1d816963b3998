/** Sums down the columns: a row and the rows that its place in the table makes its parts. */
import type { Term } from '../../../schemas/fact.js';
import { isAdditive } from '../amount.js';
import { childrenOf, totalsOf, type Candidate } from './candidates.js';
import { schemesOf } from './depth.js';
import { likeliest, sumOf, type Group } from './proof.js';
import type { Panel, Row } from './sheet.js';

export interface Structure {
  groups: Group[];
  /**
   * How many must hold for each that does not, before what does not is in the wrong: the less the layout says of the
   * parts, the more. 1 for codes, which cannot mean anything else; 2 for 合计, whose parts may begin elsewhere; 4 for
   * numbering and indentation, which also set off lists that are not complete; 8 for columns, where one wrong reading
   * fails in every row at once.
   */
  few: number;
}

export interface RowStructures {
  /** 合计, 小计, 总计 and what they comprise */
  totals: Structure;
  /** each way in which the rows are ordered, with all sums that it implies */
  nested: Structure[];
}

export const rowStructures = (panel: Panel): RowStructures => {
  const rows = additive(panel);
  const schemes = schemesOf(rows);
  const totals = totalsOf(rows, schemes).flatMap(
    (readings) => likeliest(readings.map((reading) => groupOf(reading, rows))) ?? [],
  );
  const children = schemes.map((scheme) => ({ scheme, candidates: childrenOf(rows, scheme) }));
  const twice = namedTwice(children.flatMap(({ candidates }) => candidates));
  return {
    totals: { groups: totals.map((group) => ({ ...group, said: true })), few: 2 },
    nested: children.map(({ scheme: { id }, candidates }) => ({
      groups: candidates.map((candidate) => ({
        // a code leaves no doubt of what is a part and what stands beside it
        ...groupOf(candidate, id === 'code' ? [] : rows),
        said: id === 'code' || twice.has(nameOf(candidate)),
      })),
      few: id === 'code' ? 1 : 4,
    })),
  };
};

const nameOf = ({ total, parts }: Candidate): string => [total, ...parts].map(({ at }) => at).join();

/** What numbering and indentation, say, make parts of the same row. */
const namedTwice = (candidates: readonly Candidate[]): Set<string> => {
  const names = candidates.map(nameOf);
  return new Set(names.filter((name, index) => names.indexOf(name) < index));
};

/** Without growth, shares and averages. */
export const additive = ({ columns, rows }: Panel): Row[] => {
  const summed = new Set(
    columns.filter(({ role }) => role === 'amount' || role === 'delta').map(({ at }) => at),
  );
  return rows.map((row) => ({
    ...row,
    amounts: new Map([...row.amounts].filter(([at, mention]) => summed.has(at) && isAdditive(mention))),
  }));
};

/** `lines`: the rows whose numbers may be a part too many or too few. */
const groupOf = ({ total, parts, open }: Candidate, lines: readonly Row[]): Group => ({
  said: false,
  open,
  coded: parts.every(({ code }) => code !== ''),
  known: false,
  sums: [...total.amounts].flatMap(([at, mention]) => {
    if (parts.some(({ unread }) => unread.has(at))) return [];
    const terms = parts.flatMap(({ amounts }): Term[] => {
      const part = amounts.get(at);
      return part ? [{ mention: part, sign: 1 }] : [];
    });
    const line = lines.flatMap(({ amounts }) => amounts.get(at) ?? []);
    return sumOf(mention, terms, line) ?? [];
  }),
});
