/** A table's rows, and its columns, as named lines of amounts that can be compared across. */
import type { TableNode } from '../../../schemas/document.js';
import type { Mention } from '../../../schemas/fact.js';
import { fold } from '../../figures/fold.js';
import { headersOf, placeCells } from '../../figures/grid.js';

export interface Line {
  /** without white space; '' where the table names nothing */
  label: string;
  /** 其中 stands in front of it */
  included: boolean;
  /** 合计, 总计 or 小计 and no more */
  total: boolean;
  /** by the place across: grid column of a row, row of a column */
  amounts: ReadonlyMap<number, Mention>;
}

// '合计' '总  计' '小计' '合计（宗）' '本页小计'
const totalName = /^(?:本[页表])?(?:合计|总计|小计|共计)(?:（[^）]{1,6}）|\([^)]{1,6}\))?$/u;
// '其中：稻谷' '其中:政府性基金'
const includedName = /^其中[:：]?/u;
// '比上年增长（%）' '人均' '执行率' '为预算的' '增速' '单价': such columns do not add up
const notAdditive = /率|比|均|增长|增速|增幅|占|完成|为.{0,6}(?:预算|决算)|单价|价格|倍|分值|得分|[%％]/u;

/** Mentions of one table, by row and grid column. */
export const amountsOf = (
  table: TableNode,
  mentions: readonly Mention[],
): { row: number; column: number; mention: Mention }[] => {
  const columns = new Map(
    placeCells(table).map(({ row, position, column }) => [`${row}/${position}`, column]),
  );
  return mentions.flatMap((mention) => {
    const { table: place, dimension } = mention.figure;
    const column = place && columns.get(`${place.row}/${place.column}`);
    if (!place || column === null || column === undefined || !adds.has(dimension)) return [];
    return [{ row: place.row, column, mention }];
  });
};

const adds: ReadonlySet<string> = new Set(['money', 'count', 'area', 'length', 'mass', 'volume', 'energy']);

export const rowLines = (table: TableNode, mentions: readonly Mention[]): Line[] => {
  const headers = headersOf(placeCells(table), table.header);
  const amounts = amountsOf(table, mentions).filter(({ column }) => !notAdditive.test(headers[column] ?? ''));
  const names = new Map<number, string>();
  for (const { cell, row } of placeCells(table)) {
    const text = fold(cell.text).replace(/\s+/gu, '');
    // '2050205' '1' name a row beside its words
    if (!names.has(row) && text !== '' && !/^[\d.,，．%-]+$/u.test(text)) names.set(row, text);
  }
  return table.rows
    .map((_, row) => row)
    .filter((row) => row >= table.header)
    .map((row) => ({
      ...named(names.get(row) ?? ''),
      amounts: new Map(amounts.filter((each) => each.row === row).map((each) => [each.column, each.mention])),
    }));
};

export const columnLines = (table: TableNode, mentions: readonly Mention[]): Line[] => {
  const amounts = amountsOf(table, mentions);
  return headersOf(placeCells(table), table.header).map((header, column) => ({
    ...named(header.split(' ').findLast((word) => word !== '' && !formula.test(word)) ?? ''),
    amounts: new Map(
      notAdditive.test(header)
        ? []
        : amounts.filter((each) => each.column === column).map((each) => [each.row, each.mention]),
    ),
  }));
};

// '栏次' '1' 'A=B+C': the numbers of the columns under their names
const formula = /^(?:[栏行]次|[A-Za-z\d（）()=+]+)$/u;

const named = (label: string): Omit<Line, 'amounts'> => ({
  label: label.replace(includedName, ''),
  included: includedName.test(label),
  total: totalName.test(label),
});
