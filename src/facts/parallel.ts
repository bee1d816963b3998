/** 学校 X 所，学生 Y 人。其中：小学 a 所，学生 b 人；初中 c 所，学生 d 人: several totals, itemised side by side. */
import type { BreakdownFact, Frame } from '../../schemas/fact.js';
import { groupBy } from '../figures/group-by.js';
import { levelOf, sameMeasure, type Family } from './kinship.js';
import type { Context, Parser } from './parser.js';
import { withoutScope } from './scope.js';

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
  const rows = [...groupBy(list, ({ segment }) => segment).values()];
  const columns = columnsOf(rows);
  return columns.length > 0
    ? columns.flatMap((column) =>
        before
          .filter((total) => column.every((part) => sameMeasure(total, part)))
          .flatMap((total) => breakdown(total, column)),
      )
    : before.flatMap((total) => {
        const column = namedColumn(rows, total);
        return column ? breakdown(total, column) : [];
      });
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
const columnsOf = (rows: readonly Frame[][]): Frame[][] => {
  const [first = [], ...others] = rows;
  if (first.length < 2 || others.length === 0 || others.some(({ length }) => length !== first.length))
    return [];
  return first.map((_, column) => rows.flatMap((row) => row[column] ?? []));
};

/** Rows of unequal length: the one amount of each that is called as the total is, '甲县到位资金' under 到位资金. */
const namedColumn = (rows: readonly Frame[][], total: Frame): Frame[] | null => {
  const name = withoutScope(levelOf(total)?.figure.label ?? '');
  if (name.length < 3 || rows.filter(({ length }) => length > 1).length < 2) return null;
  const found = rows.map((row) =>
    row.filter((part) => sameMeasure(total, part) && levelOf(part)?.figure.label?.endsWith(name) === true),
  );
  return found.every(({ length }) => length === 1) ? found.flat() : null;
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
