/** Parts that make up a whole by the budget law's own definitions, printed as sentences of their own. */
import type { BreakdownFact, Frame, Mention, Term } from '../../schemas/fact.js';
import { levelOf } from './kinship.js';
import type { Context, Parser } from './parser.js';

interface ClosedSet {
  whole: RegExp;
  parts: readonly RegExp[];
  /** further members that a unit may have or not */
  optional?: readonly RegExp[];
}

const sets: readonly ClosedSet[] = [
  {
    whole: /一般公共预算(?:总)?收入$|财政(?:总)?收入$|公共预算收入$/u,
    parts: [
      /^(?:全[国省市县区州]|[省市县区州]本?级|地方)?税收收入$/u,
      /^(?:全[国省市县区州]|[省市县区州]本?级|地方)?非税收入$/u,
    ],
  },
  {
    whole: /^(?:本年|全年|财政拨款)?支出(?:总计|合计)?$|总支出$|执行数$|支出决算$/u,
    parts: [/^基本支出$/u, /^项目支出$/u],
    optional: [/^经营支出$/u, /^上缴上级支出$/u, /^对附属单位补助支出$/u],
  },
  { whole: /基本支出$/u, parts: [/^人员经费$/u, /^(?:日常)?公用经费$/u] },
  {
    whole: /债务(?:余额|限额)(?:合计|总额)?$/u,
    parts: [/^一般债务(?:余额|限额)?$/u, /^专项债务(?:余额|限额)?$/u],
  },
  {
    whole: /债务(?:余额|限额)(?:合计|总额)?$/u,
    parts: [
      /^(?:[省市州]本?级)(?:政府)?债务(?:余额|限额)$/u,
      /^(?:县区|区县|县市区?|市县|县级|下级|各[县区])(?:政府)?债务(?:余额|限额)$/u,
    ],
  },
  { whole: /“?三公”?经费/u, parts: [/因公出国/u, /公务用?车购置及运行/u, /公务接待费/u] },
  { whole: /公务用?车购置及运行/u, parts: [/公务用?车购置费?$/u, /公务用?车运行(?:维护)?费?$/u] },
  { whole: /政府采购/u, parts: [/货物/u, /工程/u, /服务/u] },
  {
    whole: /生产总值(?:（GDP）)?$|^GDP$/u,
    parts: [/^第一产业(?:增加值)?$/u, /^第二产业(?:增加值)?$/u, /^第三产业(?:增加值)?$/u],
  },
  {
    whole: /^(?:全国)?(?:一般公共预算|政府性基金(?:预算)?|财政)(?:总)?收入$/u,
    parts: [
      /^中央(?:一般公共预算|政府性基金(?:预算)?|财政)?(?:本级)?收入$/u,
      /^地方(?:一般公共预算|政府性基金(?:预算)?|财政)?(?:本级)?收入$/u,
    ],
  },
  {
    whole: /^(?:全国)?(?:一般公共预算|政府性基金(?:预算)?|财政)(?:总)?支出$/u,
    parts: [
      /^中央(?:一般公共预算|政府性基金(?:预算)?|财政)?(?:本级)?支出$/u,
      /^地方(?:一般公共预算|政府性基金(?:预算)?|财政)?(?:本级)?支出$/u,
    ],
  },
  { whole: /进出口(?:总额|总值)$/u, parts: [/^出口(?:额|总额)?$/u, /^进口(?:额|总额)?$/u] },
];

/** how many amounts back the whole may stand, and ahead the last part */
const reach = 14;

export const closedSets: Parser = {
  id: 'closed-sets',
  parse: (context) =>
    context.figures.frames.flatMap((frame, index) =>
      sets.flatMap((set) => setAt(context, set, frame, index) ?? []),
    ),
};

const setAt = (context: Context, set: ClosedSet, frame: Frame, index: number): BreakdownFact | null => {
  const head = levelOf(frame);
  const own = set.parts.find((part) => isMember(frame, part));
  if (!own || !head) return null;
  const { parentOf } = context.kinship;
  const ahead = context.figures.frames
    .slice(index + 1, index + reach)
    .filter(
      (other) =>
        sectionOf(other) === sectionOf(frame) &&
        (parentOf.get(other) === parentOf.get(frame) || (!parentOf.has(other) && other.node === frame.node)),
    );
  const rest = set.parts
    .filter((part) => part !== own)
    .map((part) => ahead.find((other) => isMember(other, part) && sameKind(levelOf(other), head)));
  const whole = wholeOf(context, set, frame, index, head);
  const total = whole && levelOf(whole);
  if (!total || rest.some((other) => other === undefined)) return null;
  const further = (set.optional ?? []).flatMap(
    (part) => ahead.find((other) => isMember(other, part) && sameKind(levelOf(other), head)) ?? [],
  );
  const parts = [frame, ...rest.filter((other) => other !== undefined), ...further].sort(byPlace);
  return {
    shape: 'breakdown',
    wording: 'closed-sets',
    caveat: total.caveat,
    total,
    readings: [...fuller(context, set, whole, parts), parts].map(terms),
    // the whole of another paragraph is only the likeliest
    closure: whole.node === frame.node ? 'claimed' : 'presumed',
  };
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
  sets.some(
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
  if (parent && sameKind(levelOf(parent), head)) return parent;
  return figures.frames
    .slice(Math.max(0, index - reach), index)
    .findLast(
      (other) =>
        isMember(other, set.whole) &&
        (sameKind(levelOf(other), head) ||
          (!namesYear(text(frame.node)) && sameUnit(levelOf(other), head))) &&
        other.depth === 0 &&
        !kinship.parentOf.has(other),
    );
};

const isMember = (frame: Frame, name: RegExp): boolean => {
  const label = levelOf(frame)?.figure.label;
  return label !== null && label !== undefined && name.test(label);
};

const sameUnit = (a: Mention | null | undefined, b: Mention): a is Mention =>
  a?.figure.base === b.figure.base && a.figure.dimension === b.figure.dimension;

const sameKind = (a: Mention | null | undefined, b: Mention): boolean => sameUnit(a, b) && samePeriod(a, b);

// a paragraph that names no year goes on with the one before it
const namesYear = (words: string): boolean => /\d{4} ?年/u.test(words);

const samePeriod = (a: Mention, b: Mention): boolean =>
  a.figure.period === null || b.figure.period === null || a.figure.period === b.figure.period;

const sectionOf = (frame: Frame): string | null => levelOf(frame)?.figure.section ?? null;
