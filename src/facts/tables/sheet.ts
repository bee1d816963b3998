/** A table as it is meant: its columns by what their headers say, its rows by their names, side by side in panels. */
import type { TableNode } from '../../../schemas/document.js';
import type { Mention } from '../../../schemas/fact.js';
import { groupBy } from '../../figures/group-by.js';
import { fold } from '../../figures/fold.js';
import { headerWordsOf, placeCells, type Placed } from '../../figures/grid.js';
import { headerOf, type Header } from '../../figures/header-roles.js';

export interface Column extends Header {
  at: number;
}

export interface Row {
  at: number;
  /** folded, without white space and numbering; '' where the table names nothing */
  label: string;
  /** '一、' '（一）' '1.' as printed */
  marker: string | null;
  /** 其中 stands in front of it */
  included: boolean;
  total: 'grand' | 'total' | 'sub' | null;
  /** left edge of its name, in points */
  indent: number | null;
  /** 201, 20106: the digits of its code columns */
  code: string;
  /** by grid column */
  amounts: ReadonlyMap<number, Mention>;
  /** grid columns in which something is printed that is no figure: what they belong to cannot be summed */
  unread: ReadonlySet<number>;
}

/** Names and what stands to their right, up to the next names: 收入 | 支出 are two. */
export interface Panel {
  columns: Column[];
  rows: Row[];
}

export interface Sheet {
  table: TableNode;
  panels: Panel[];
}

export const sheetOf = (table: TableNode, mentions: readonly Mention[]): Sheet => {
  const placed = placeCells(table);
  const body = placed.filter(({ row }) => row >= table.header);
  const rows = byRow(body);
  const at = new Map(placed.map((each) => [`${each.row}/${each.position}`, each.column]));
  const found = mentions.flatMap((mention) => {
    const place = mention.figure.table;
    const column = place ? at.get(`${place.row}/${place.column}`) : undefined;
    return place && column !== undefined ? [{ row: place.row, column, mention }] : [];
  });
  const columns = headerWordsOf(placed, table.header).map((words, index) => ({
    ...headerOf(words),
    at: index,
  }));
  const filled = new Set(found.map(({ column }) => column));
  const amounts = byRow(found);
  return {
    table,
    panels: split(columns, filled, body).map(({ names, codes, values }) => ({
      columns: values,
      rows: Array.from({ length: Math.max(0, table.rows.length - table.header) }, (_, index) => {
        const row = table.header + index;
        const cells = rows.get(row) ?? [];
        const within = (amounts.get(row) ?? []).filter(({ column }) =>
          values.some((value) => value.at === column),
        );
        return rowOf(
          row,
          cells.filter(({ column }) => names.includes(column)),
          cells.filter(({ column }) => codes.includes(column)),
          new Map(within.map(({ column, mention }) => [column, mention])),
          new Set(cells.filter(isPrinted).map(({ column }) => column)),
        );
      }),
    })),
  };
};

const byRow = <Cell extends { row: number }>(cells: readonly Cell[]): Map<number, Cell[]> =>
  groupBy(cells, ({ row }) => row);

interface Split {
  names: number[];
  codes: number[];
  values: Column[];
}

const isText = ({ cell: { text } }: Placed): boolean => /\p{Script=Han}/u.test(text);

/** A column of words or codes after amounts opens the next panel, if amounts follow it. */
const split = (columns: readonly Column[], filled: ReadonlySet<number>, body: readonly Placed[]): Split[] => {
  const worded = new Set(body.filter(isText).map(({ column }) => column));
  const panels: Split[] = [];
  for (const column of columns) {
    const isCode = column.role === 'code';
    const isName = !filled.has(column.at) && (column.role === 'name' || worded.has(column.at));
    const current = panels.at(-1);
    if (isCode || (isName && column.role !== 'reason' && column.role !== 'unit')) {
      const open = current?.values.length === 0 ? current : null;
      const panel = open ?? { names: [], codes: [], values: [] };
      if (!open) panels.push(panel);
      (isCode ? panel.codes : panel.names).push(column.at);
    } else if (column.role === 'ordinal') continue;
    else if (current) current.values.push(column);
    else panels.push({ names: [], codes: [], values: [column] });
  }
  return panels.filter(({ values }) => values.some(({ at }) => filled.has(at)));
};

const included = /^其中[:：]?/u;
const numbering =
  /^(?:[一二三四五六七八九十]{1,3}[、.．]|（[一二三四五六七八九十]{1,3}）|\d{1,3}[、.．](?!\d)|（\d{1,3}）|[①-⑳])/u;

// '—' '／' '无': nothing is there
const isPrinted = ({ cell: { text } }: Placed): boolean => !/^(?:[-—－–/／\s]*|无)$/u.test(fold(text));

const rowOf = (
  at: number,
  names: Placed[],
  codes: Placed[],
  amounts: Map<number, Mention>,
  printed: ReadonlySet<number>,
): Row => {
  // 合计 may stand in the columns of codes, over all of them
  const named = [...names, ...codes.filter(isText)].find(({ cell }) => cell.text.trim() !== '');
  const text = fold(named?.cell.text ?? '').replaceAll(/\s+/gu, '');
  const bare = text.replace(included, '');
  const marker = numbering.exec(bare)?.[0] ?? null;
  const label = bare.slice(marker?.length ?? 0);
  const code = codes.map(({ cell }) => fold(cell.text).replaceAll(/\s+/gu, '')).join('');
  const place = named?.cell.pieces[0]?.place;
  return {
    at,
    label,
    marker,
    included: included.test(text),
    total: marker === null ? totalOf(label) : null,
    indent: place?.kind === 'page' ? place.box[0] : null,
    code: /^\d+$/u.test(code) ? code : '',
    amounts,
    unread: new Set([...printed].filter((column) => !amounts.has(column))),
  };
};

// '合计（宗）' '本年支出合计' '收入总计' '本页小计' '省本级支出合计' '总计'
const totalOf = (label: string): Row['total'] => {
  const word = label.replace(/（[^）]{1,8}）$/u, '');
  if (/(?:总计|总合计)$/u.test(word)) return 'grand';
  if (/(?:合计|共计)$/u.test(word)) return 'total';
  return word.endsWith('小计') ? 'sub' : null;
};
