/** The amounts of a table of accounts, each with what caption, header and row together make it. */
import { isColumnNumber } from '../../figures/header-roles.js';
import type { Column, Panel, Sheet } from '../tables/sheet.js';
import { captionOf, type Caption } from './caption.js';
import { complete, refine, type Known, type Measured } from './measure.js';
import { pathOf, regionOf, rowOf } from './rows.js';
import { withoutOffice, type Owner } from './scope.js';
import { wordsOf, type Words } from './words.js';

export const cellsOf = (owner: Owner, { table, panels }: Sheet): Measured[] => {
  const caption = captionOf(owner, table.caption ?? '');
  if (caption === null) return [];
  return panels.flatMap((panel) => panelCells(owner, caption, panel));
};

interface Field {
  at: number;
  known: Known;
  words: Words[];
}

const panelCells = (owner: Owner, { known, regions }: Caption, panel: Panel): Measured[] => {
  const fields = withCarryover(panel.columns.flatMap((column) => fieldOf(known, column) ?? []));
  const names = new Map(panel.rows.map(({ code, label }) => [code, label]));
  const side = sideOf(panel, fields);
  let carried = false;
  const found = panel.rows.flatMap((row) => {
    const label = withoutOffice(row.label, owner);
    const words = wordsOf(label);
    // the office itself, among its units
    const isOffice = label === '' && row.label !== '';
    if (words.side !== null || words.sum !== null) carried = words.side === 'opening';
    const said = carried && words.side === null ? { ...words, side: 'opening' as const } : words;
    return fields.flatMap((field) => {
      const mention = row.amounts.get(field.at);
      const start = { ...field.known, side: field.known.side === 'both' ? side : field.known.side };
      const full =
        mention &&
        (isOffice ? start : regions ? regionOf(start, row) : rowOf(start, row, said, pathOf(row, names)));
      const measure = full ? complete(full) : null;
      return mention && measure ? [{ mention, measure }] : [];
    });
  });
  return [...found, ...withoutCarryover(found, side)];
};

const fieldOf = (caption: Known, { at, role, words }: Column): Field | null => {
  if (role !== 'amount') return null;
  const said = words
    .filter((word) => word !== '' && !isColumnNumber(word))
    .map((word) => wordsOf(word.replaceAll(/（[^（）]*元）/gu, '')));
  let known: Known | null = caption;
  for (const each of said) known = known && each.rest === '' ? refine(known, each) : null;
  // among watched items a column without a name of its own is that of its rows
  const isNamed = said.some(({ items, sum }) => items.length > 0 || sum !== null);
  return (
    known && { at, known: isNamed || caption.name === '' ? known : { ...known, name: '?' }, words: said }
  );
};

/** 合计 beside 上年结转 is more than the income of the year. */
const withCarryover = (fields: Field[]): Field[] =>
  fields.some(({ known }) => known.side === 'opening')
    ? fields.map((field) =>
        field.words.some(({ sum }) => sum !== null) &&
        field.known.side === 'income' &&
        !field.words.some(({ current }) => current)
          ? { ...field, known: { ...field.known, side: 'total' } }
          : field,
      )
    : fields;

/** Of a sheet of both sides the side that the headers name, else the total rows. */
const sideOf = ({ rows }: Panel, fields: readonly Field[]): Known['side'] => {
  const named = fields.find(({ known }) => known.side === 'income' || known.side === 'expenditure');
  if (named) return named.known.side;
  const totals = rows.filter(({ total }) => total !== null).map(({ label }) => wordsOf(label).side);
  return totals.find((side) => side === 'income' || side === 'expenditure') ?? 'both';
};

/** Where nothing was carried over, 收入总计 is the income of the year. */
const withoutCarryover = (cells: readonly Measured[], side: Known['side']): Measured[] => {
  if (side !== 'income' && side !== 'expenditure') return [];
  if (cells.some(({ measure }) => measure.side !== side && measure.side !== 'total')) return [];
  const isTotalOf = (purse: Known['purse'], { measure }: Measured): boolean =>
    measure.side === side && measure.name === '' && measure.nature === 'all' && measure.purse === purse;
  return cells
    .filter(
      ({ measure }) => measure.side === 'total' && !cells.some((cell) => isTotalOf(measure.purse, cell)),
    )
    .map(({ mention, measure }) => ({ mention, measure: { ...measure, side } }));
};
