/** A table as a person looks at it: names, depths and numbers by row and column, whatever the audit makes of it. */
import type { TableNode } from '../../schemas/document.js';
import type { Mention } from '../../schemas/fact.js';
import { fold } from '../../src/figures/fold.js';
import { headerWordsOf, placeCells } from '../../src/figures/grid.js';

export interface GridRow {
  at: number;
  /** folded, without white space */
  name: string;
  /** digits of the code columns, joined */
  code: string;
  /** left edge of the name in points; null where the format does not say */
  left: number | null;
  /** by grid column */
  numbers: Map<number, Mention>;
  /** grid columns with words where numbers are expected */
  worded: Set<number>;
}

/** Columns of names or codes and the numbers to their right. */
export interface Side {
  rows: GridRow[];
  columns: GridColumn[];
}

export interface GridColumn {
  at: number;
  /** header words, top to bottom; a repeated word of a joined cell once */
  words: string[];
}

const isWord = (text: string): boolean => /\p{Script=Han}/u.test(text);
const solid = (text: string): string => fold(text).replaceAll(/\s+/gu, '');
const nothing = /^[-—–－/／]*$/u;

export const sidesOf = (table: TableNode, mentions: readonly Mention[]): Side[] => {
  const placed = placeCells(table);
  const words = headerWordsOf(placed, table.header).map((list) => list.map(solid));
  const body = placed.filter(({ row }) => row >= table.header);
  const at = new Map(placed.map((each) => [`${each.row}/${each.position}`, each.column]));
  const numbers = mentions.flatMap((mention) => {
    const place = mention.figure.table;
    const column = place ? at.get(`${place.row}/${place.column}`) : undefined;
    return place && column !== undefined ? [{ row: place.row, column, mention }] : [];
  });
  const counted = new Set(numbers.map(({ column }) => column));
  const isCode = (column: number): boolean =>
    /(?:编码|代码)|^[类款项]$/u.test((words[column] ?? []).at(-1) ?? '');
  const isRemark = (column: number): boolean =>
    /备注|说明|依据|部门|单位|序号|原因/u.test((words[column] ?? []).at(-1) ?? '');
  const isName = (column: number): boolean =>
    !counted.has(column) && body.some((cell) => cell.column === column && isWord(cell.cell.text));

  const sides: { names: number[]; codes: number[]; values: number[] }[] = [];
  words.forEach((_, column) => {
    const last = sides.at(-1);
    if (isRemark(column)) return;
    if (isCode(column) || isName(column)) {
      const side = last?.values.length === 0 ? last : { names: [], codes: [], values: [] };
      if (side !== last) sides.push(side);
      (isCode(column) ? side.codes : side.names).push(column);
    } else if (last) last.values.push(column);
    else sides.push({ names: [], codes: [], values: [column] });
  });
  return sides.map(({ names, codes, values }) => ({
    columns: values.map((column) => ({ at: column, words: words[column] ?? [] })),
    rows: table.rows.flatMap((_, row) => {
      if (row < table.header) return [];
      const cells = body.filter((cell) => cell.row === row);
      const named = cells.find(
        ({ column, cell }) =>
          (names.includes(column) || (codes.includes(column) && isWord(cell.text))) &&
          cell.text.trim() !== '',
      );
      const place = named?.cell.pieces[0]?.place;
      return [
        {
          at: row,
          name: solid(named?.cell.text ?? ''),
          code: cells
            .filter(({ column, cell }) => codes.includes(column) && /^\d+$/u.test(solid(cell.text)))
            .map(({ cell }) => solid(cell.text))
            .join(''),
          left: place?.kind === 'page' ? place.box[0] : null,
          numbers: new Map(
            numbers
              .filter((each) => each.row === row && values.includes(each.column))
              .map(({ column, mention }) => [column, mention]),
          ),
          worded: new Set(
            cells.filter(({ cell }) => !nothing.test(solid(cell.text))).map(({ column }) => column),
          ),
        },
      ];
    }),
  }));
};
