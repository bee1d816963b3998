/** 主要支出项目执行情况：教育支出 …；农林水支出 …: the main items of a total that stands before them. */
import type { BreakdownFact, Frame } from '../../schemas/fact.js';
import { levelOf } from './kinship.js';
import type { Context, Parser } from './parser.js';

export const mainItems: Parser = {
  id: 'main-items',
  parse: (context) => [...context.byNode.keys()].flatMap((node) => listAt(context, node) ?? []),
};

// '（2）主要支出项目执行情况' '市本级一般公共预算主要收入项目执行情况：'
const announcement = /主要(?<side>支出|收入)(?:项目|科目)[^，。；]{0,8}(?:情况|安排|如下)[：:]?/u;

/** how many amounts back the total may stand */
const reach = 60;

const listAt = (context: Context, node: number): BreakdownFact | null => {
  const side = sideOf(context, node);
  const items = (context.byNode.get(node) ?? []).filter(
    (frame) =>
      side !== null &&
      frame.depth === 0 &&
      frame.cue === null &&
      frame.level !== null &&
      frame.subject?.endsWith(side) === true &&
      !context.kinship.parentOf.has(frame),
  );
  const first = items[0];
  if (side === null || !first || items.length < 4) return null;
  const total = totalBefore(context, first, side);
  if (!total) return null;
  return {
    shape: 'breakdown',
    wording: 'main-items',
    caveat: null,
    total,
    readings: [items.flatMap(({ level }) => level ?? []).map((mention) => ({ mention, sign: 1 as const }))],
    closure: 'open',
  };
};

/** The words stand at the head of the paragraph, or are the line before it. */
const sideOf = ({ text }: Context, node: number): string | null => {
  const own = announcement.exec(text(node).slice(0, 40));
  const before = node > 0 ? announcement.exec(text(node - 1).slice(-30)) : null;
  return own?.groups?.side ?? before?.groups?.side ?? null;
};

/** The nearest amount before the list that is called all of that side. */
const totalBefore = ({ figures, positionOf }: Context, first: Frame, side: string): Frame['level'] => {
  const at = positionOf(first);
  const whole = figures.frames
    .slice(Math.max(0, at - reach), at)
    .findLast((frame) => new RegExp(`预算(?:总)?${side}$`, 'u').test(frame.subject ?? ''));
  const level = whole ? levelOf(whole) : null;
  return level?.figure.base === levelOf(first)?.figure.base ? level : null;
};
