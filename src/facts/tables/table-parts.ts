/** A table's own sums: a row or column and those beside it that add up to it. */
import type { TableNode } from '../../../schemas/document.js';
import type { BreakdownFact, Mention } from '../../../schemas/fact.js';
import type { Parser } from '../parser.js';
import { groupsOf, type Group } from './groups.js';
import { columnLines, rowLines } from './lines.js';

export const tableParts: Parser = {
  id: 'table-parts',
  parse: ({ document, figures }) => {
    const byTable = byTableOf(figures.mentions);
    return document.nodes.flatMap((node) =>
      node.kind === 'table' ? sumsOf(node, byTable.get(node.id) ?? []) : [],
    );
  },
};

const byTableOf = (mentions: readonly Mention[]): Map<string, Mention[]> => {
  const found = new Map<string, Mention[]>();
  for (const mention of mentions) {
    const id = mention.figure.table?.id;
    if (id === undefined) continue;
    const list = found.get(id);
    if (list) list.push(mention);
    else found.set(id, [mention]);
  }
  return found;
};

const sumsOf = (table: TableNode, mentions: readonly Mention[]): BreakdownFact[] => [
  ...groupsOf(rowLines(table, mentions), true).flatMap(breakdowns),
  ...groupsOf(columnLines(table, mentions), false).flatMap(breakdowns),
];

/** A sum that fails is stated only where all of its parts are printed and the table proves them. */
const breakdowns = ({ additions, proven }: Group): BreakdownFact[] =>
  additions
    .filter(({ holds, full }) => holds || (proven && full))
    .map(({ total, parts }) => ({
      shape: 'breakdown',
      wording: 'table-parts',
      caveat: null,
      total,
      readings: [parts.map((mention) => ({ mention, sign: 1 as const }))],
      closure: proven ? 'presumed' : 'supposed',
    }));
