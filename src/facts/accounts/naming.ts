/** What an amount of a sentence is called, with what its sentence and paragraph were already about. */
import type { Frame, Mention } from '../../../schemas/fact.js';
import { fold } from '../../figures/fold.js';
import { levelOf } from '../amount.js';
import type { Context } from '../parser.js';
import { pathIn } from './path.js';
import { scopeOf, withoutOffice, type Owner } from './scope.js';
import { wordsOf, type Words } from './words.js';

export interface Naming {
  words: Words;
  /** the line's path; '' for all lines together */
  name: string;
}

/** `line`: the path that the headings name. Null where the words do not say what the amount is. */
export const namingOf = (
  context: Context,
  owner: Owner,
  frame: Frame,
  mention: Mention,
  line: string | null,
): Naming | null => {
  const label = withoutOffice(fullLabel(frame, mention), owner);
  const path = pathIn(label);
  const words = wordsOf(path ? label.slice(0, path.start) + label.slice(path.end) : label);
  if (path) return { words, name: path.path };
  const around = pathAround(context, frame) ?? line;
  const isOwn = words.items.length > 0 || words.sum !== null || words.purse !== null;
  if (around !== null && !isOwn) return { words, name: around };
  const hasStages = frame.level !== null && frame.bases.length > 0;
  if ((isBare(words) && hasStages) || isPartOfLine(context, owner, frame)) return null;
  return { words, name: '' };
};

/** '支出决算' of the thing that the sentence named before: '“三公”经费支出年初预算为…，支出决算为…'. */
const fullLabel = ({ subject }: Frame, { figure }: Mention): string => {
  const label = plain(figure.label);
  const before = plain(subject);
  return isBare(wordsOf(label)) && !label.includes(before) ? before + label : label;
};

const plain = (text: string | null): string => fold(text ?? '').replaceAll(/\s+/gu, '');

/** A side or a stage and no more: not what of. */
const isBare = ({ purse, nature, items, sum, current, rest }: Words): boolean =>
  purse === null && nature === null && items.length === 0 && sum === null && !current && rest === '';

/** how far into a paragraph its line may be named, and after how much in front of it */
const [reach, front] = [160, 8];

/** '1、教育支出（类）普通教育（款）小学教育（项）。' at the beginning of a paragraph. */
const pathAround = ({ text }: Context, { node }: Frame): string | null => {
  const found = pathIn(text(node).slice(0, reach));
  return found && found.start < front ? found.path : null;
};

/** A part of a line that another amount of the sentence names: its own 基本支出, not the office's. */
const isPartOfLine = ({ kinship }: Context, owner: Owner, frame: Frame): boolean => {
  const parent = kinship.parentOf.get(frame);
  const label = parent ? (levelOf(parent)?.figure.label ?? null) : null;
  if (label === null) return false;
  return (
    pathIn(plain(label)) !== null || scopeOf(wordsOf(withoutOffice(plain(label), owner)), owner) === null
  );
};
