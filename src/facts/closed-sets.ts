/** Parts that make up a whole by the budget law's own definitions, printed as sentences of their own. */
import type { BreakdownFact, Closure, Frame, Mention, Term } from '../../schemas/fact.js';
import { closedSetNames, type ClosedSet } from './closed-set-names.js';
import { levelOf, samePeriod, type Kinship } from './kinship.js';
import type { Context, Parser } from './parser.js';

/** how many amounts back the whole may stand, and ahead the last part */
const reach = 14;

export const closedSets: Parser = {
  id: 'closed-sets',
  parse: (context) =>
    context.figures.frames
      .flatMap((frame, index) => {
        const head = levelOf(frame);
        return head ? closedSetNames.flatMap((set) => foundAt(context, set, frame, index, head)) : [];
      })
      .map(({ fact }) => fact),
};

interface Found {
  fact: BreakdownFact;
  whole: Frame;
  parts: Frame[];
}

/** '接待费支出数3万元，预算数4万元；…': the same set once more, as it was planned. */
const budgeted = ({ fact, whole, parts }: Found): Found[] => {
  const planned = [whole, ...parts].map(({ level, bases }) => (level ? bases[0]?.mention : undefined));
  const [total, ...terms] = planned.filter((mention) => mention !== undefined);
  return total && terms.length === parts.length
    ? [{ fact: { ...fact, total, readings: [terms.map((mention) => ({ mention, sign: 1 }))] }, whole, parts }]
    : [];
};

const foundAt = (context: Context, set: ClosedSet, frame: Frame, index: number, head: Mention): Found[] => {
  const found = setAt(context, set, frame, index, head);
  return found ? [found, ...budgeted(found)] : [];
};

const setAt = (
  context: Context,
  set: ClosedSet,
  frame: Frame,
  index: number,
  head: Mention,
): Found | null => {
  const own = set.parts.find((part) => isMember(frame, part));
  if (!own) return null;
  const { parentOf } = context.kinship;
  const ahead = context.figures.frames
    .slice(index + 1, index + reach)
    .filter(
      (other) =>
        sectionOf(other) === sectionOf(frame) &&
        (parentOf.get(other) === parentOf.get(frame) || (!parentOf.has(other) && other.node === frame.node)),
    );
  const ofKind = (part: RegExp): Frame | undefined =>
    ahead.find((other) => isMember(other, part) && sameKind(levelOf(other), head));
  const rest = set.parts.filter((part) => part !== own).map(ofKind);
  const before = wholeOf(context, set, frame, index, head);
  const last = ahead.findLast((other) => rest.includes(other));
  const whole = before ?? (last && wholeAfter(context, set, last));
  const total = whole && levelOf(whole);
  if (!total || rest.some((other) => other === undefined)) return null;
  const further = (set.optional ?? []).flatMap((part) => ofKind(part) ?? []);
  const parts = [frame, ...rest.filter((other) => other !== undefined), ...further].sort(byPlace);
  return {
    fact: {
      shape: 'breakdown',
      wording: 'closed-sets',
      caveat: total.caveat,
      total,
      readings: [...fuller(context, set, whole, parts), parts].map(terms),
      closure: before ? closureOf(whole, frame) : 'supposed',
    },
    whole,
    parts,
  };
};

/** The whole of another paragraph is only the likeliest. */
const closureOf = (whole: Frame, part: Frame): Closure => (whole.node === part.node ? 'claimed' : 'presumed');

/** '出国0万元；公务用车3.6万元；接待费1.5万元。“三公”经费决算总额为5.1万元': the parts first. */
const wholeAfter = (
  { figures: { frames }, positionOf, kinship }: Context,
  { whole }: ClosedSet,
  last: Frame,
): Frame | undefined => {
  const next = frames[positionOf(last) + 1];
  const head = levelOf(last);
  return next && head && isMember(next, whole) && sameKind(levelOf(next), head) && !kinship.parentOf.has(next)
    ? next
    : undefined;
};

/** '基本支出1140万元；项目支出3003万元；经营支出0万元': all that the sentence lists, where the set is among it. */
const fuller = ({ kinship }: Context, set: ClosedSet, whole: Frame, parts: Frame[]): Frame[][] =>
  (kinship.familiesUnder.get(whole) ?? [])
    .filter(({ children }) => !children.some((child) => isOfAnother(set, whole, child)))
    .filter(({ children }) => parts.every((part) => children.includes(part)))
    .map(({ children }) => children)
    .filter((children) => children.length > parts.length && !children.some(isBound));

/** '一般债务 …，专项债务 …；市级 …，县区 …': the same whole, divided once more. */
const isOfAnother = (set: ClosedSet, whole: Frame, child: Frame): boolean =>
  !set.parts.some((part) => isMember(child, part)) &&
  closedSetNames.some(
    (other) =>
      other !== set && isMember(whole, other.whole) && other.parts.some((part) => isMember(child, part)),
  );

/** '债务限额291.3亿元以内': nothing adds up with a bound */
const isBound = (frame: Frame): boolean => {
  const figure = levelOf(frame)?.figure;
  return figure === undefined || figure.low === null || figure.high === null;
};

const terms = (parts: Frame[]): Term[] =>
  parts.flatMap((part) => levelOf(part) ?? []).map((mention) => ({ mention, sign: 1 as const }));

const byPlace = (a: Frame, b: Frame): number =>
  a.node - b.node || (levelOf(a)?.start ?? 0) - (levelOf(b)?.start ?? 0);

/** What the sentence calls the whole, else the nearest amount of the whole's name that is no part itself. */
const wholeOf = (
  { figures, kinship, text }: Context,
  set: ClosedSet,
  frame: Frame,
  index: number,
  head: Mention,
): Frame | undefined => {
  const parent = kinship.parentOf.get(frame);
  if (parent && sameKind(levelOf(parent), head))
    return isMember(parent, set.whole) || (isOwnWhole(set, parent) && !listsMore(kinship, set, parent))
      ? parent
      : undefined;
  return figures.frames
    .slice(Math.max(0, index - reach), index)
    .findLast(
      (other) =>
        (isMember(other, set.whole) || isOutturnOf(other, set.whole)) &&
        (sameKind(levelOf(other), head) ||
          (!namesYear(text(frame.node)) && sameUnit(levelOf(other), head))) &&
        other.depth === 0 &&
        (set.nested === true || !kinship.parentOf.has(other)),
    );
};

/** '“三公”经费12万元，其中：出国0元、接待费12万元、车辆运行费0元、车辆购置费0元': not the whole of the vehicles. */
const isOwnWhole = (set: ClosedSet, whole: Frame): boolean =>
  isMember(whole, set.whole) || !closedSetNames.some((other) => isMember(whole, other.whole));

/** '“三公”经费预算12万元，全年支出决算10万元': the outturn of what the budget names. */
const isOutturnOf = ({ subject, bases, level }: Frame, name: RegExp): boolean =>
  level !== null && bases.length > 0 && name.test(subject ?? '');

/** '执行数3752.64万元，其中：人员经费 …，公用经费 …，项目支出 …': what is not called the whole of the set has other parts too. */
const listsMore = ({ familiesUnder }: Kinship, { parts, optional = [] }: ClosedSet, parent: Frame): boolean =>
  (familiesUnder.get(parent) ?? []).some(({ children }) =>
    children.some((child) => ![...parts, ...optional].some((part) => isMember(child, part))),
  );

const isMember = (frame: Frame, name: RegExp): boolean => {
  const label = levelOf(frame)?.figure.label;
  return label !== null && label !== undefined && name.test(label);
};

const sameUnit = (a: Mention | null | undefined, b: Mention): a is Mention =>
  a?.figure.base === b.figure.base && a.figure.dimension === b.figure.dimension;

const sameKind = (a: Mention | null | undefined, b: Mention): boolean => sameUnit(a, b) && samePeriod(a, b);

// a paragraph that names no year goes on with the one before it
const namesYear = (words: string): boolean => /\d{4} ?年/u.test(words);

const sectionOf = (frame: Frame): string | null => levelOf(frame)?.figure.section ?? null;
