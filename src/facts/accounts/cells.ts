/** The amounts of a table of accounts, each with what caption, header and row together make it. */
import { fold } from '../../figures/fold.js';
import { isColumnNumber } from '../../figures/header-roles.js';
import type { Column, Panel, Row, Sheet } from '../tables/sheet.js';
import { complete, refine, type Known, type Measured } from './measure.js';
import { joinPath, plainName } from './path.js';
import { scopeOf, withoutOffice, type Owner } from './scope.js';
import { wordsOf, type Words } from './words.js';

export const cellsOf = (owner: Owner, { table, panels }: Sheet): Measured[] => {
  const caption = captionOf(owner, table.caption ?? '');
  if (caption === null) return [];
  return panels.flatMap((panel) => panelCells(owner, caption, panel));
};

interface Caption {
  known: Known;
  /** the rows are regions */
  regions: boolean;
}

// '附表3：' '表1-1 ' '表二 ' '1. '
const number =
  /^\s*(?:[附续]?表\s*(?:\d{1,2}(?:-\d{1,2})?|[一二三四五六七八九十]{1,3}(?=[\s、.:]))[\s、.:]*|\d{1,2}[、.:]\s*)/u;
// '（公开01表）' '（代编）' '（一）'
const note = /（(?:[^（）]*表|代编|草案|续|[一二三四五六七八九十])）/gu;

/** Null where the caption has words that are not those of the accounts. */
const captionOf = (owner: Owner, text: string): Caption | null => {
  const plain = fold(text).replace(number, '').replaceAll(/\s+/gu, '').replaceAll(note, '');
  const words = wordsOf(withoutOffice(plain, owner));
  const scope = scopeOf(words, owner);
  const own: Known = {
    year: owner.year,
    basis: owner.basis,
    scope: scope ?? '',
    purse: 'all',
    side: null,
    nature: 'all',
    name: '',
  };
  const known = refine({ ...own, name: words.items.length > 1 ? '?' : '' }, captioned(words));
  const isNamed = words.side !== null || words.nature !== null || words.items.length > 0;
  return known && scope !== null && isNamed ? { known, regions: words.regions } : null;
};

/** Of several items that a caption names, the columns or rows say which is which. */
const captioned = (words: Words): Words => ({
  ...words,
  sum: null,
  scope: null,
  items: words.items.length > 1 ? [] : words.items,
});

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
    const words = wordsOf(withoutOffice(row.label, owner));
    if (words.side !== null || words.sum !== null) carried = words.side === 'opening';
    const said = carried && words.side === null ? { ...words, side: 'opening' as const } : words;
    return fields.flatMap((field) => {
      const mention = row.amounts.get(field.at);
      const start = { ...field.known, side: field.known.side === 'both' ? side : field.known.side };
      const full = mention && (regions ? regionOf(start, row) : rowOf(start, row, said, pathOf(row, names)));
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

const regionOf = (known: Known, { label, total }: Row): Known | null => {
  const words = wordsOf(label);
  const scope = total !== null && words.rest === '' ? 'whole' : (words.scope ?? label);
  // the row 省级 of a table of spending is 省本级: what goes to the places is theirs
  const own = scope === 'whole' || known.side === 'income' ? scope : `${scope}支出`;
  return label === '' || known.scope !== 'whole' ? null : { ...known, scope: own };
};

/** 201 › 20106 › 2010601: the names of all three */
const pathOf = ({ code }: Row, names: ReadonlyMap<string, string>): string | null => {
  if (code === '') return '';
  const codes = [3, 5, 7].filter((length) => length <= code.length).map((length) => code.slice(0, length));
  const path = codes.map((each) => names.get(each) ?? '');
  return path.includes('') ? null : `${code.startsWith('2') ? '' : '经济:'}${joinPath(path)}`;
};

const rowOf = (known: Known, row: Row, words: Words, path: string | null): Known | null => {
  if (path === null) return null;
  if (path !== '') return { ...known, name: path };
  // the office itself, among its units
  if (row.label === '' || isNothing(words)) return row.label === '' && known.name === '' ? null : known;
  // '二十一、国有资本经营预算支出' is a class of its own among the others
  const isClass = row.marker !== null && words.purse !== null && known.side === 'expenditure';
  if (words.rest === '' && !isClass) {
    // '2024年预算数' under the columns of the watched items
    const full = known.name !== '' || tells(words) ? refine(known, words) : null;
    // '其他收入' of a fund is one of its revenues
    if (full || !words.purse) return full;
  }
  return row.total === null && known.name === '' && !isRelative(row.label, known)
    ? { ...known, name: plainName(row.label) }
    : null;
};

/** '其他' is what a table does not list by name, and a row with a mark what its note says. */
const isRelative = (label: string, { scope }: Known): boolean =>
  /[①-⑳*]$/u.test(label) || (label.startsWith('其他') && scope !== '');

const isNothing = (words: Words): boolean =>
  words.rest === '' &&
  !tells(words) &&
  words.side === null &&
  words.year === null &&
  words.basis === null &&
  words.scope === null;

/** '省本级支出' below a class tells less than which amount it is. */
const tells = ({ sum, purse, nature, items, side, current }: Words): boolean =>
  sum !== null ||
  purse !== null ||
  nature !== null ||
  items.length > 0 ||
  current ||
  side === 'opening' ||
  side === 'closing';

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
