/** A table's own sums: a row or column and those beside it that add up to it. */
import type { TableNode } from '../../../schemas/document.js';
import type { BreakdownFact, Mention } from '../../../schemas/fact.js';
import type { Parser } from '../parser.js';
import { columnStructures } from './column-sums.js';
import { groupsOf, type Group } from './groups.js';
import { columnLines, rowLines } from './lines.js';
import { factsOf, evidenceOf } from './proof.js';
import { formulaStructures } from './row-formulas.js';
import { rowStructures } from './row-sums.js';
import { sheetsOf, type Sheet } from './sheets.js';

export const tableParts: Parser = {
  id: 'table-parts',
  parse: ({ document, figures }) =>
    sheetsOf(document, figures).flatMap(({ sheet, mentions }) => {
      const structured = structuredSums(sheet);
      const explained = new Set(structured.map(({ total }) => total.figure.id));
      return [...structured, ...unnamedSums(sheet.table, mentions, explained)];
    }),
};

/** What headers, codes, numbering, indentation and formulas make parts of each other. */
const structuredSums = ({ table, panels }: Sheet): BreakdownFact[] =>
  panels.flatMap((panel) =>
    [...formulaStructures(table, panel), ...rowStructures(panel), ...columnStructures(panel)].flatMap(
      ({ groups, few }) => {
        const evidence = evidenceOf(groups, few);
        return groups.flatMap((group) => factsOf(group, evidence));
      },
    ),
  );

/** Where nothing but the numbers shows what the parts are. */
const unnamedSums = (
  table: TableNode,
  mentions: readonly Mention[],
  explained: ReadonlySet<string>,
): BreakdownFact[] =>
  [...groupsOf(rowLines(table, mentions), true), ...groupsOf(columnLines(table, mentions), false)]
    .flatMap(breakdowns)
    .filter(({ total }) => !explained.has(total.figure.id));

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
