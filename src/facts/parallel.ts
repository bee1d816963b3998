/** 学校 X 所，学生 Y 人。其中：小学 a 所，学生 b 人；初中 c 所，学生 d 人: several totals, itemised side by side. */
import type { BreakdownFact, Frame } from '../../schemas/fact.js';
import { groupBy } from '../figures/group-by.js';
import { levelOf, sameMeasure, type Family } from './kinship.js';
import type { Context, Parser } from './parser.js';

export const parallel: Parser = {
  id: 'parallel',
  parse: (context) => context.kinship.families.flatMap((family) => sideBySide(context, family)),
};

/** how many amounts before the list its totals may stand, and how many the list may have */
const reach = 8;
const longest = 60;

const sideBySide = ({ figures: { frames }, positionOf }: Context, family: Family): BreakdownFact[] => {
  const [child] = family.children;
  if (!child) return [];
  const start = startOf(frames, positionOf(child));
  const first = frames[start] ?? child;
  const list = frames
    .slice(start, start + longest)
    .filter((frame) => isBeside(frame, first) && frame.sentence === first.sentence && levelOf(frame));
  const before = frames.slice(Math.max(0, start - reach), start).filter((frame) => isBeside(frame, first));
  return columnsOf(list).flatMap((column) =>
    before
      .filter((total) => column.every((part) => sameMeasure(total, part)))
      .flatMap((total) => breakdown(total, column)),
  );
};

const isBeside = (frame: Frame, first: Frame): boolean =>
  frame.node === first.node && frame.depth === first.depth;

/** Where the ； of the first part begins. */
const startOf = (frames: readonly Frame[], child: number): number => {
  let start = child;
  for (let at = child - 1; at >= 0 && frames[start]?.cue === null; at -= 1) {
    const [frame, first] = [frames[at], frames[child]];
    if (!frame || !first || !isBeside(frame, first)) break;
    if (frame.sentence !== first.sentence || frame.segment !== first.segment) break;
    start = at;
  }
  return start;
};

/** Equal numbers of amounts in each ；: the first of each, the second of each. */
const columnsOf = (list: readonly Frame[]): Frame[][] => {
  const rows = [...groupBy(list, ({ segment }) => segment).values()];
  const [first = [], ...others] = rows;
  if (first.length < 2 || others.length === 0 || others.some(({ length }) => length !== first.length))
    return [];
  return first.map((_, column) => rows.flatMap((row) => row[column] ?? []));
};

const breakdown = (whole: Frame, parts: Frame[]): BreakdownFact[] => {
  const total = levelOf(whole);
  return total === null
    ? []
    : [
        {
          shape: 'breakdown',
          wording: 'parallel',
          caveat: total.caveat,
          total,
          readings: [
            parts.flatMap((part) => levelOf(part) ?? []).map((mention) => ({ mention, sign: 1 as const })),
          ],
          closure: 'supposed',
        },
      ];
};
