/** 收入总计 and 支出总计 side by side on one sheet are equal. */
import type { Mention, RestatementFact } from '../../../schemas/fact.js';
import type { Column, Panel, Row, Sheet } from './sheet.js';

export const balancesOf = ({ panels }: Sheet): RestatementFact[] => {
  const [income, spending] = panels;
  if (!income || !spending || panels.length > 2) return [];
  if (![speaksOf(income, /收入/u), speaksOf(spending, /支出/u)].every(Boolean)) return [];
  return income.rows.flatMap((row, index) => {
    const other = spending.rows[index];
    if (other?.total !== 'grand' || row.total !== 'grand') return [];
    return pairs(income, spending).flatMap(([left, right]) => {
      const [earlier, stated] = [row.amounts.get(left.at), other.amounts.get(right.at)];
      return stated && earlier?.figure.base === stated.figure.base ? [fact(stated, earlier)] : [];
    });
  });
};

const speaksOf = ({ columns, rows }: Panel, word: RegExp): boolean =>
  columns.some(({ text }) => word.test(text)) ||
  rows.some(({ label, total }: Row) => total !== null && word.test(label));

/** The first amounts of both; several years or stages of the budget in their order. */
const pairs = (income: Panel, spending: Panel): [Column, Column][] => {
  const [left, right] = [amountsOf(income), amountsOf(spending)];
  const each = left.length === right.length ? left : left.slice(0, left.length === 1 ? 1 : 0);
  return each.flatMap((column, index): [Column, Column][] => {
    const other = right[index];
    return other ? [[column, other]] : [];
  });
};

const amountsOf = ({ columns }: Panel): Column[] => columns.filter(({ role }) => role === 'amount');

const fact = (stated: Mention, earlier: Mention): RestatementFact => ({
  shape: 'restatement',
  wording: 'table-balance',
  caveat: null,
  stated,
  earlier,
  sameness: '收支平衡',
});
