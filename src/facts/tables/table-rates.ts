/** What follows from other columns of a row or from the other side of the sheet. */
import type { Parser } from '../parser.js';
import { balancesOf } from './balance.js';
import { caveatBelow, ratesOf } from './rates.js';
import { sheetsOf } from './sheets.js';

export const tableRates: Parser = {
  id: 'table-rates',
  parse: ({ document, figures }) =>
    sheetsOf(document, figures).flatMap(({ sheet }) => {
      const caveat = caveatBelow(document.nodes, sheet.table);
      return [...sheet.panels.flatMap((panel) => ratesOf(panel, caveat)), ...balancesOf(sheet)];
    }),
};
