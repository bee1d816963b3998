/** A column of formulas (公式 A=B+C) names the rows and says which of them make up which. */
import type { TableNode } from '../../../schemas/document.js';
import type { Term } from '../../../schemas/fact.js';
import { fold } from '../../figures/fold.js';
import { headerWordsOf, placeCells } from '../../figures/grid.js';
import { headerOf } from '../../figures/header-roles.js';
import { termsOf } from './column-sums.js';
import { sumOf } from './proof.js';
import { isAdditive } from '../amount.js';
import type { Structure } from './row-sums.js';
import type { Panel } from './sheet.js';

export const formulaStructures = (table: TableNode, { rows }: Panel): Structure[] => {
  const placed = placeCells(table);
  const at = headerWordsOf(placed, table.header).findIndex((words) => headerOf(words).role === 'formula');
  if (at < 0) return [];
  const formulas = new Map(
    placed
      .filter(({ column, row }) => column === at && row >= table.header)
      .map(({ row, cell }) => [row, fold(cell.text).replaceAll(/\s+/gu, '')]),
  );
  const names = new Map([...formulas].map(([row, text]) => [text.split('=')[0] ?? '', row]));
  const byRow = new Map(rows.map((row) => [row.at, row]));
  const groups = rows.flatMap((total) => {
    const parts = termsOf(formulas.get(total.at) ?? '', names);
    if (parts.length === 0) return [];
    const sums = [...total.amounts].flatMap(([column, mention]) => {
      if (!isAdditive(mention)) return [];
      const terms = parts.flatMap(({ at: row, sign }): Term[] => {
        const part = byRow.get(row)?.amounts.get(column);
        return part ? [{ mention: part, sign }] : [];
      });
      return sumOf(mention, terms, []) ?? [];
    });
    return [{ sums, said: true, open: false, coded: false, known: false }];
  });
  return [{ groups, few: 2 }];
};
