/** What the caption of a table says of all its amounts. */
import { fold } from '../../figures/fold.js';
import { refine, type Known } from './measure.js';
import { scopeOf, withoutOffice, type Owner } from './scope.js';
import { wordsOf, type Words } from './words.js';

export interface Caption {
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
export const captionOf = (owner: Owner, text: string): Caption | null => {
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
