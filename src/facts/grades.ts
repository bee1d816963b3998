/** 评级为“优”的项目 35 个、“良”的项目 3 个 …: the projects that were graded, and how many have each grade. */
import type { BreakdownFact, Frame, Mention } from '../../schemas/fact.js';
import { levelOf, type Kinship } from './kinship.js';
import type { Context, Parser } from './parser.js';

export const grades: Parser = {
  id: 'grades',
  parse: (context) => context.figures.frames.flatMap((_, index) => gradesAt(context, index) ?? []),
};

// '绩效评级为“优”的项目' '良好等次' '不合格' : a grade and not just the word
const grade =
  /(?:[“"](?:优秀?|良好?|中|差|合格|不合格)(?:[”"]|$)|(?:评级|等级|等次|结果|评)[为是](?:优秀?|良好?|中等?|差|合格|不合格)|^(?:优秀?|良好?|中等?|差|合格|不合格)(?:的|等[级次]|级)?(?:项目)?$)/u;
const lowest = /不合格|[“"为是]差|^差/u;
// '绩效自评的2024年度项目' '参评项目'
const graded = /项目|评价/u;

const isGrade = (frame: Frame | undefined): frame is Frame => {
  const level = frame && levelOf(frame);
  return level?.figure.dimension === 'count' && grade.test(level.figure.label ?? '');
};

const gradesAt = ({ figures: { frames }, kinship }: Context, index: number): BreakdownFact | null => {
  if (!isGrade(frames[index]) || isGrade(frames[index - 1])) return null;
  const run = runFrom(frames, index);
  const total = totalBefore(frames, index, kinship);
  const parts = run.flatMap((frame) => levelOf(frame) ?? []);
  if (!total || parts.length < 2 || parts.some(({ figure }) => figure.base !== total.figure.base))
    return null;
  return {
    shape: 'breakdown',
    wording: 'grades',
    caveat: total.caveat,
    total,
    readings: [parts.map((mention) => ({ mention, sign: 1 as const }))],
    // who names the lowest grade has named them all
    closure: parts.some(({ figure }) => lowest.test(figure.label ?? '')) ? 'claimed' : 'unsaid',
  };
};

const runFrom = (frames: readonly Frame[], index: number): Frame[] => {
  const rest = frames.slice(index, index + 6);
  const end = rest.findIndex((frame) => !isGrade(frame) || frame.node !== rest[0]?.node);
  return rest.slice(0, end < 0 ? rest.length : end);
};

const totalBefore = (frames: readonly Frame[], index: number, { parentOf }: Kinship): Mention | null => {
  const first = frames[index];
  const base = first && levelOf(first)?.figure.base;
  const whole = frames
    .slice(Math.max(0, index - 6), index)
    .findLast(
      (frame) =>
        frame.node === first?.node &&
        !parentOf.has(frame) &&
        levelOf(frame)?.figure.base === base &&
        graded.test(levelOf(frame)?.figure.label ?? ''),
    );
  return whole ? levelOf(whole) : null;
};
