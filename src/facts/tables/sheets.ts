/** All tables of a document with their figures. */
import type { Document } from '../../../schemas/document.js';
import type { Figures, Mention } from '../../../schemas/fact.js';
import { groupBy } from '../../figures/group-by.js';
import { bandsOf, isForm } from '../../figures/bands.js';
import { sheetOf, type Sheet } from './sheet.js';

export type { Sheet } from './sheet.js';

export interface Filled {
  sheet: Sheet;
  mentions: Mention[];
}

/** Tables without a figure are left out, and forms, which are no tables of amounts. */
export const sheetsOf = ({ nodes }: Document, { mentions }: Figures): Filled[] => {
  const byTable = groupBy(mentions, ({ figure }) => figure.table?.id);
  return nodes.flatMap((node) => {
    const found = node.kind === 'table' ? byTable.get(node.id) : undefined;
    return node.kind === 'table' && found && !isForm(bandsOf(node))
      ? [{ sheet: sheetOf(node, found), mentions: found }]
      : [];
  });
};
