/** Parts that make up a whole by the budget law's own definitions, printed as sentences of their own. */
import type { BreakdownFact, Frame, Mention } from '../../schemas/fact.js';
import { levelOf } from './kinship.js';
import type { Context, Parser } from './parser.js';

interface ClosedSet {
  whole: RegExp;
  parts: readonly RegExp[];
}

const sets: readonly ClosedSet[] = [
  { whole: /一般公共预算(?:总)?收入$|财政(?:总)?收入$|公共预算收入$/u, parts: [/^税收收入$/u, /^非税收入$/u] },
  { whole: /^(?:本年|全年|财政拨款)?支出(?:总计|合计)?$|总支出$|执行数$|支出决算$/u, parts: [/^基本支出$/u, /^项目支出$/u] },
  { whole: /基本支出$/u, parts: [/^人员经费$/u, /^(?:日常)?公用经费$/u] },
  { whole: /政府债务(?:余额|限额)$|债务余额$|债务限额$/u, parts: [/^一般债务(?:余额|限额)?$/u, /^专项债务(?:余额|限额)?$/u] },
  { whole: /“?三公”?经费/u, parts: [/因公出国/u, /公务用?车购置及运行/u, /公务接待费/u] },
  { whole: /公务用?车购置及运行/u, parts: [/公务用?车购置费?$/u, /公务用?车运行(?:维护)?费?$/u] },
  { whole: /政府采购/u, parts: [/货物/u, /工程/u, /服务/u] },
  { whole: /进出口(?:总额|总值)$/u, parts: [/^出口(?:额|总额)?$/u, /^进口(?:额|总额)?$/u] },
];

/** how many amounts back the whole may stand, and ahead the last part */
const reach = 14;

export const closedSets: Parser = {
  id: 'closed-sets',
  parse: (context) => context.figures.frames.flatMap((frame, index) => sets.flatMap((set) => setAt(context, set, frame, index) ?? [])),
};

const setAt = (context: Context, set: ClosedSet, frame: Frame, index: number): BreakdownFact | null => {
  const [first, ...others] = set.parts;
  const head = levelOf(frame);
  if (!first || !head || !isMember(frame, first) || context.kinship.parentOf.has(frame)) return null;
  const ahead = context.figures.frames.slice(index + 1, index + reach);
  const rest = others.map((part) => ahead.find((other) => isMember(other, part) && sameKind(levelOf(other), head)));
  const whole = context.figures.frames
    .slice(Math.max(0, index - reach), index)
    .findLast((other) => isMember(other, set.whole) && sameKind(levelOf(other), head) && other.depth === 0);
  const total = whole && levelOf(whole);
  if (!total || rest.some((other) => other === undefined || sectionOf(other) !== sectionOf(frame))) return null;
  const parts = [frame, ...rest.filter((other) => other !== undefined)];
  return {
    shape: 'breakdown',
    wording: 'closed-sets',
    caveat: total.caveat,
    total,
    readings: [parts.flatMap((part) => levelOf(part) ?? []).map((mention) => ({ mention, sign: 1 as const }))],
    closure: 'claimed',
  };
};

const isMember = (frame: Frame, name: RegExp): boolean => {
  const label = levelOf(frame)?.figure.label;
  return label !== null && label !== undefined && name.test(label);
};

const sameKind = (a: Mention | null | undefined, b: Mention): boolean =>
  a?.figure.base === b.figure.base && a.figure.kind === b.figure.kind && samePeriod(a, b);

const samePeriod = (a: Mention, b: Mention): boolean =>
  a.figure.period === null || b.figure.period === null || a.figure.period === b.figure.period;

const sectionOf = (frame: Frame): string | null => levelOf(frame)?.figure.section ?? null;
