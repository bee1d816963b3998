/** What follows from other columns of a row or from the other side of the sheet. */
import type { Parser } from '../parser.js';
import { balancesOf } from './balance.js';
import { caveatBelow, ratesOf } from './rates.js';

export const tableRates: Parser = {
  id: 'table-rates',
  parse: ({ document, sheets }) =>
    sheets.flatMap(({ sheet }) => {
      const caveat = caveatBelow(document.nodes, sheet.table);
      return [...sheet.panels.flatMap((panel) => ratesOf(panel, caveat)), ...balancesOf(sheet)];
    }),
};
