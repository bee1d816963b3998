/** A table's cells at their grid columns, spans resolved. */
import type { TableCell, TableNode } from '../../schemas/document.js';

export interface Placed {
  cell: TableCell;
  row: number;
  /** index among the cells that start in this row */
  position: number;
  /** grid column */
  column: number;
}

/** Cells row by row with their grid columns; a cell from above that spans down takes up its columns. */
export const placeCells = (table: Pick<TableNode, 'rows'>): Placed[] => {
  const placed: Placed[] = [];
  const taken: number[] = [];
  table.rows.forEach(({ cells }, row) => {
    let column = 0;
    cells.forEach((cell, position) => {
      while ((taken[column] ?? 0) > row) column += 1;
      placed.push({ cell, row, position, column });
      for (let at = column; at < column + cell.colSpan; at += 1) taken[at] = row + cell.rowSpan;
      column += cell.colSpan;
    });
  });
  return placed;
};

/** Header words above each grid column, top to bottom, joined. */
export const headersOf = (placed: readonly Placed[], headerRows: number): string[] =>
  headerWordsOf(placed, headerRows).map((words) => words.join(' '));

/** A name over the whole width says nothing of one column, where more names stand below it. */
export const headerWordsOf = (placed: readonly Placed[], headerRows: number): string[][] => {
  const words: string[][] = [];
  const width = Math.max(0, ...placed.map(({ cell, column }) => column + cell.colSpan));
  for (const { cell, row, column } of placed) {
    if (row >= headerRows || (cell.colSpan === width && width > 1 && row + cell.rowSpan < headerRows))
      continue;
    const text = cell.text.replace(/\s+/gu, '');
    for (let at = column; at < column + cell.colSpan; at += 1) (words[at] ??= []).push(text);
  }
  return Array.from(words, (list) => (list as string[] | undefined) ?? []);
};
