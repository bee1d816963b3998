/** The amounts that sentences state of the accounts, each with what its name, paragraph and headings make it. */
import type { Frame, Mention } from '../../../schemas/fact.js';
import { fold } from '../../figures/fold.js';
import { levelOf } from '../amount.js';
import type { Context } from '../parser.js';
import { complete, itemNames, refine, type Known, type Measure, type Measured } from './measure.js';
import { pathIn } from './path.js';
import { scopeOf } from './scope.js';
import { wordsOf, type AccountBasis, type Purse, type Words } from './words.js';

export interface Stated extends Measured {
  /** false: neither the name nor a heading says from which purse */
  hasPurse: boolean;
}

/** `basis`: what an amount is that does not say whether it was planned or spent; null where the report speaks of both. */
export const statedIn = (context: Context, basis: AccountBasis | null): Stated[] => {
  const headings = headingsOf(context);
  const own = (frame: Frame, mention: Mention): Stated | null =>
    statedBy(context, headings, basis, frame, mention);
  return context.figures.frames.flatMap((frame) => {
    const level = frame.level?.role.kind === 'level' ? frame.level : null;
    const amounts = [...(level ? [level] : []), ...frame.bases.map(({ mention }) => mention)];
    return amounts.flatMap((mention) => own(frame, mention) ?? []);
  });
};

const statedBy = (
  context: Context,
  headings: Headings,
  basis: AccountBasis | null,
  frame: Frame,
  mention: Mention,
): Stated | null => {
  const { figure } = mention;
  if (figure.dimension !== 'money' || figure.label === null || mention.caveat !== null) return null;
  const label = fold(figure.label).replaceAll(/\s+/gu, '');
  const path = pathIn(label);
  const words = wordsOf(path ? label.slice(0, path.start) + label.slice(path.end) : label);
  const heading = headings(figure.section);
  const named = namedBy(words, path?.path ?? null, placeOf(context, frame) ?? heading.path);
  const scope = scopeOf({ ...words, rest: named?.rest ?? words.rest }, context.document);
  if (named === null || scope === null || isPartOfLine(context, frame, named.name)) return null;
  const purse = words.purse ?? heading.purse;
  const start: Known = {
    year: yearOf(mention, context),
    basis: words.basis ?? saidBasis(frame, mention) ?? basis,
    scope,
    purse: 'all',
    side: named.name === '' ? null : 'expenditure',
    nature: 'all',
    name: named.name,
  };
  const known = refine(purse === null ? start : { ...start, purse: 'all' }, { ...words, purse, scope: null });
  const measure = known && complete({ ...known, side: known.side ?? (words.items.length > 0 ? 'expenditure' : null) });
  const hasPurse = purse !== null || itemNames.has(measure?.name ?? '');
  return measure && (hasPurse || isUnmistakable(words, measure)) ? { mention, measure, hasPurse } : null;
};

/** Without a purse only a full path or a total of everything means one thing. */
const isUnmistakable = ({ sum, basis, nature }: Words, { name, side }: Measure): boolean =>
  name.includes('/') || (nature === null && name === '' && (sum !== null || basis !== null) && side !== 'opening' && side !== 'closing');

interface Name {
  name: string;
  /** words before the name: whose */
  rest: string;
}

/** `around`: the line of accounts that the paragraph or its heading is about. */
const namedBy = (words: Words, path: string | null, around: string | null): Name | null => {
  if (path !== null) return words.rest === '' ? { name: path, rest: '' } : null;
  if (words.items.length > 0) return { name: '', rest: words.rest };
  if (around !== null && words.sum === null && words.purse === null) return words.rest === '' ? { name: around, rest: '' } : null;
  return { name: '', rest: words.rest };
};

/** '1、教育支出（类）普通教育（款）小学教育（项）。' at the beginning of a paragraph. */
const placeOf = ({ text }: Context, { node }: Frame): string | null => {
  const found = pathIn(text(node).slice(0, 160));
  return found && found.start < 8 ? found.path : null;
};

/** A part of a line that another amount of the sentence names: its own 基本支出, not the office's. */
const isPartOfLine = ({ kinship }: Context, frame: Frame, name: string): boolean => {
  const parent = kinship.parentOf.get(frame);
  const label = parent ? levelOf(parent)?.figure.label : null;
  if (name !== '' || label === null || label === undefined) return false;
  const words = wordsOf(label);
  return pathIn(fold(label)) !== null || (words.rest !== '' && words.sum === null && words.purse === null);
};

const yearOf = ({ figure }: Mention, { document }: Context): string | null =>
  figure.period ?? (document.year === null ? null : String(document.year));

/** '年初预算' named beside it; '完成' and '执行' in its clause. */
const saidBasis = (frame: Frame, mention: Mention): AccountBasis | null => {
  const base = frame.bases.find((each) => each.mention === mention)?.name;
  if (base !== undefined) return wordsOf(base).basis ?? 'budget';
  return /完成|执行(?!率)/u.test(mention.lead) ? 'executed' : null;
};

interface Heading {
  purse: Purse | null;
  path: string | null;
}

type Headings = (section: string | null) => Heading;

/** The nearest heading that says whose money its section is about: '五、一般公共预算财政拨款支出决算情况说明'. */
const headingsOf = ({ document }: Context): Headings => {
  const sections = new Map(document.sections.map((section) => [section.id, section]));
  const known = new Map<string, Heading>();
  const headingAt = (id: string | null): Heading => {
    const section = id === null ? undefined : sections.get(id);
    if (!section) return { purse: null, path: null };
    const found = known.get(section.id);
    if (found) return found;
    const above = headingAt(section.parent);
    const path = pathIn(fold(section.title));
    const heading = { purse: path ? above.purse : (purseOf(section.title) ?? above.purse), path: path?.path ?? null };
    known.set(section.id, heading);
    return heading;
  };
  return headingAt;
};

// '三、支出决算情况说明' '收支总体情况': the accounts as a whole
const purseOf = (title: string): Purse | null => {
  if (title.length > 40) return null;
  const { purse, side, basis, items } = wordsOf(title);
  if (purse !== null) return purse;
  return side !== null && items.length === 0 && (basis !== null || /情况|总表/u.test(title)) ? 'all' : null;
};

