/** The rows of 项目资金: what was budgeted and spent, by source. */
import type { Mention } from '../../../schemas/fact.js';
import type { Band } from '../../figures/bands.js';
import { fold } from '../../figures/fold.js';
import type { Basis } from '../../figures/header-roles.js';
import { reasonAt, textOf, type Cells } from './cells.js';

export interface FundRow {
  label: string;
  /** 其中 stands in front of it */
  included: boolean;
  amounts: ReadonlyMap<number, { basis: Basis; mention: Mention }>;
  /** columns in which nothing at all is printed */
  blank: ReadonlySet<number>;
  weight: Mention | null;
  rate: Mention | null;
  score: Mention | null;
  reason: string | null;
}

export const fundRow = (band: Band, row: number, cells: Cells): FundRow | null => {
  const { columns } = band;
  const amounts = new Map<number, { basis: Basis; mention: Mention }>();
  const blank = new Set<number>();
  columns.forEach(({ basis, role }, column) => {
    if (basis === null || role !== 'amount') return;
    const mention = cells.figureAt(row, column);
    if (mention) amounts.set(column, { basis, mention });
    else if (textOf(cells.at(row, column)) === '') blank.add(column);
  });
  const first = columns.findIndex(({ basis }) => basis !== null);
  const words = cells
    .of(row)
    .filter(({ column, cell }) => column < first && cell.text.trim() !== '')
    .map((placed) => fold(textOf(placed)));
  const text = words.at(-1);
  if (text === undefined) return null;
  const figureOf = (role: 'weight' | 'execution' | 'score'): Mention | null => {
    const column = columns.findIndex((header) => header.role === role);
    return column < 0 ? null : cells.figureAt(row, column);
  };
  return {
    label: text.replace(/^其中[:：]?/u, '').replace(/[:：]$/u, ''),
    included: words.some((word) => word.startsWith('其中')),
    amounts,
    blank,
    weight: figureOf('weight'),
    rate: figureOf('execution'),
    score: figureOf('score'),
    reason: reasonAt(band, row, cells),
  };
};
