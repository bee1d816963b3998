/** What a row says of its amounts, beside what caption and column say. */
import type { Row } from '../tables/sheet.js';
import { refine, type Known } from './measure.js';
import { joinPath, plainName } from './path.js';
import { wordsOf, type Words } from './words.js';

/** A region of a table 分地区. */
export const regionOf = (known: Known, { label, total }: Row): Known | null => {
  const words = wordsOf(label);
  const scope = total !== null && words.rest === '' ? 'whole' : (words.scope ?? label);
  // the row 省级 of a table of spending is 省本级: what goes to the places is theirs
  const own = scope === 'whole' || known.side === 'income' ? scope : `${scope}支出`;
  return label === '' || known.scope !== 'whole' ? null : { ...known, scope: own };
};

/** 201 › 20106 › 2010601: the names of all three */
export const pathOf = ({ code }: Row, names: ReadonlyMap<string, string>): string | null => {
  if (code === '') return '';
  const codes = [3, 5, 7].filter((length) => length <= code.length).map((length) => code.slice(0, length));
  const path = codes.map((each) => names.get(each) ?? '');
  return path.includes('') ? null : `${code.startsWith('2') ? '' : '经济:'}${joinPath(path)}`;
};

export const rowOf = (known: Known, row: Row, words: Words, path: string | null): Known | null => {
  if (path === null) return null;
  if (path !== '') return { ...known, name: path };
  if (row.label === '') return known.name === '' ? null : known;
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

/** '省本级支出' below a class tells less than which amount it is. */
const tells = ({ sum, purse, nature, items, side, current }: Words): boolean =>
  sum !== null ||
  purse !== null ||
  nature !== null ||
  items.length > 0 ||
  current ||
  side === 'opening' ||
  side === 'closing';
