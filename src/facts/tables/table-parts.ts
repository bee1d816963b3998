/** A table's own sums: a row or column and those beside it that add up to it. */
import type { BreakdownFact } from '../../../schemas/fact.js';
import type { Parser } from '../parser.js';
import { columnStructures } from './column-sums.js';
import { evidenceOf, factsOf } from './proof.js';
import { formulaStructures } from './row-formulas.js';
import { additive, rowStructures } from './row-sums.js';
import type { Sheet } from './sheets.js';
import { unnamedSums } from './unnamed-sums.js';

export const tableParts: Parser = {
  id: 'table-parts',
  parse: ({ sheets }) => sheets.flatMap(({ sheet }) => sumsOf(sheet)),
};

/** What headers, codes, numbering, indentation and formulas make parts of each other; else what the numbers do. */
const sumsOf = ({ table, panels }: Sheet): BreakdownFact[] =>
  panels.flatMap((panel) => {
    const { totals, nested } = rowStructures(panel);
    const structures = [...formulaStructures(table, panel), totals, ...nested, ...columnStructures(panel)];
    const named = structures.flatMap(({ groups, few }) => {
      const evidence = evidenceOf(groups, few);
      return groups.flatMap((group) => factsOf(group, evidence));
    });
    const explained = new Set(named.map(({ total }) => total.figure.id));
    const isNested = nested.some(({ groups, few }) => evidenceOf(groups, few).seen);
    const unnamed = isNested ? [] : unnamedSums(additive(panel));
    return [...named, ...unnamed.filter(({ total }) => !explained.has(total.figure.id))];
  });
