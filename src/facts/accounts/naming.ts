/** What an amount of a sentence is called, with what its sentence and paragraph were already about. */
import type { Frame, Mention } from '../../../schemas/fact.js';
import { fold } from '../../figures/fold.js';
import { levelOf } from '../amount.js';
import type { Context } from '../parser.js';
import { classIn, pathIn } from './path.js';
import { scopeOf, withoutOffice, type Owner } from './scope.js';
import { wordsOf, type Words } from './words.js';

export interface Naming {
  words: Words;
  /** the line's path; '' for all lines together */
  name: string;
  /** of the amount that it is a part of */
  whole: Words | null;
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
  const path = pathIn(label) ?? classIn(label);
  const words = wordsOf(path ? label.slice(0, path.start) + label.slice(path.end) : label);
  const around = pathAround(context, frame) ?? line;
  const whole = wholeOf(context, owner, frame);
  if (path) return { words, name: path.path, whole: whole?.words ?? null };
  const isOwn = words.items.length > 0 || words.sum !== null || words.purse !== null;
  if (around !== null && !isOwn) return { words, name: around, whole: null };
  const hasStages = frame.level !== null && frame.bases.length > 0;
  // a part of one line: its own 基本支出, not the office's
  if ((isBare(words) && hasStages) || whole?.isLine) return null;
  return { words, name: '', whole: whole?.words ?? null };
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

/** What the sentence calls the amount that this one is a part of; whether that is one line of the accounts or unknown. */
const wholeOf = (
  { kinship }: Context,
  owner: Owner,
  frame: Frame,
): { words: Words; isLine: boolean } | null => {
  const parent = kinship.parentOf.get(frame);
  const label = parent ? (levelOf(parent)?.figure.label ?? null) : null;
  if (label === null) return null;
  const words = wordsOf(withoutOffice(plain(label), owner));
  return { words, isLine: pathIn(plain(label)) !== null || scopeOf(words, owner) === null };
};
