/** What the headings above an amount say of it: '五、一般公共预算财政拨款支出决算情况说明'. */
import { fold } from '../../figures/fold.js';
import type { Context } from '../parser.js';
import { pathIn } from './path.js';
import { wordsOf, type Purse } from './words.js';

export interface Heading {
  purse: Purse | null;
  /** the line of accounts that the section is about */
  path: string | null;
}

export type Headings = (section: string | null) => Heading;

/** The nearest heading that says whose money its section is about. */
export const headingsOf = ({ document }: Context): Headings => {
  const sections = new Map(document.sections.map((section) => [section.id, section]));
  const known = new Map<string, Heading>();
  const headingAt = (id: string | null): Heading => {
    const section = id === null ? undefined : sections.get(id);
    if (!section) return { purse: null, path: null };
    const found = known.get(section.id);
    if (found) return found;
    const above = headingAt(section.parent).purse;
    const path = pathIn(fold(section.title))?.path ?? null;
    const heading = { purse: path === null ? (purseOf(section.title) ?? above) : above, path };
    known.set(section.id, heading);
    return heading;
  };
  return headingAt;
};

/** a longer one is a sentence */
const longest = 40;

// '三、支出决算情况说明' '收支总体情况': the accounts as a whole
const purseOf = (title: string): Purse | null => {
  if (title.length > longest) return null;
  const { purse, side, basis, items } = wordsOf(title);
  if (purse !== null) return purse;
  return side !== null && items.length === 0 && (basis !== null || title.includes('情况')) ? 'all' : null;
};
