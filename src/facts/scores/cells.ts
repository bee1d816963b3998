/** The cells of a band, asked for by row and column as they look: a merged cell stands in each that it covers. */
import type { TableCell, TableNode } from '../../../schemas/document.js';
import type { Mention } from '../../../schemas/fact.js';
import type { Band } from '../../figures/bands.js';
import { placesOf, type Place } from '../../../schemas/place.js';
import { placeCells, type Placed } from '../../figures/grid.js';

export interface Cells {
  table: TableNode;
  /** the cell that covers a place of the grid */
  at: (row: number, column: number) => Placed | null;
  /** cells that begin in a row, left to right */
  of: (row: number) => Placed[];
  /** the figure that begins there: a merged cell has it in its first row only */
  figureAt: (row: number, column: number) => Mention | null;
  figureIn: (placed: Placed) => Mention | null;
}

export const cellsOf = (table: TableNode, mentions: readonly Mention[]): Cells => {
  const placed = placeCells(table);
  const covering = new Map<string, Placed>();
  for (const each of placed)
    for (let row = each.row; row < each.row + each.cell.rowSpan; row += 1)
      for (let column = each.column; column < each.column + each.cell.colSpan; column += 1)
        covering.set(`${String(row)}/${String(column)}`, each);
  const figures = new Map(
    mentions.flatMap((mention) => {
      const place = mention.figure.table;
      return place ? [[`${String(place.row)}/${String(place.column)}`, mention] as const] : [];
    }),
  );
  const at: Cells['at'] = (row, column) => covering.get(`${String(row)}/${String(column)}`) ?? null;
  const figureIn: Cells['figureIn'] = ({ row, position }) =>
    figures.get(`${String(row)}/${String(position)}`) ?? null;
  return {
    table,
    at,
    of: (row) => placed.filter((each) => each.row === row),
    figureIn,
    figureAt: (row, column) => {
      const cell = at(row, column);
      return cell?.row === row ? figureIn(cell) : null;
    },
  };
};

export const textOf = (placed: Placed | null): string => placed?.cell.text.replaceAll(/\s+/gu, '') ?? '';

export const placesIn = (table: TableNode, { cell, row, position }: Placed): Place[] => [
  ...placesOf(cell, 0, cell.text.length),
  { kind: 'cell', table: table.id, row, column: position },
];

/** '—' '/' 'x' of a row that takes no part */
export const isBlank = (text: string): boolean => /^[-—－–/／\\*×]*$/u.test(text.replaceAll(/\s+/gu, ''));

export type { Placed, TableCell };

export const reasonAt = ({ columns }: Pick<Band, 'columns'>, row: number, cells: Cells): string | null => {
  const column = columns.findIndex(({ role }) => role === 'reason');
  const text = column < 0 ? '' : (cells.at(row, column)?.cell.text.trim() ?? '');
  return text === '' ? null : text;
};
