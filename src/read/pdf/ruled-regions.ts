/** Tables between rules of one length: above and below the header, and at the foot. */
import { isNumberLine, type Chunk } from './chunks.js';
import type { Rule } from './engine.js';
import { isOutside, isWordy, sizeOf, type Region } from './region.js';

/** Ends of rules that belong together differ by no more than this, in points. */
const sameEnd = 4;
/** Rules of one length, one below the other: three at least, for two are the sides of a box. */
export const stacks = (rules: readonly Rule[]): Rule[][] => {
  const all: Rule[][] = [];
  for (const rule of rules) {
    const stack = all.find(
      ([first]) =>
        first && Math.abs(first.from - rule.from) <= sameEnd && Math.abs(first.to - rule.to) <= sameEnd,
    );
    if (stack) stack.push(rule);
    else all.push([rule]);
  }
  return all.filter((stack) => stack.length > 1).map((stack) => stack.sort((a, b) => a.at - b.at));
};

interface Segment {
  top: number;
  bottom: number;
  lines: Chunk[][];
}

/** What stands between two rules that follow each other. */
const segmentsOf = (stack: readonly Rule[], lines: readonly Chunk[][]): Segment[] =>
  stack.slice(1).map((below, at) => {
    const above = stack[at] ?? below;
    const inside = ({ baseline, size, left, right }: Chunk): boolean =>
      baseline - 0.38 * size > above.at &&
      baseline - 0.38 * size < below.at &&
      (left + right) / 2 > above.from &&
      (left + right) / 2 < above.to;
    return {
      top: above.at,
      bottom: below.at,
      lines: lines.map((line) => line.filter(inside)).filter((line) => line.length > 0),
    };
  });

/** Names of columns: words, more than one of them side by side. */
const isHeader = (lines: readonly Chunk[][]): boolean =>
  lines.some((line) => line.length > 1) && lines.every((line) => isWordy(line) && !isOutside(line));
const isBody = ({ lines }: Segment): boolean => lines.some(isNumberLine);
/** '二、相关统计数' between two rules: a row without numbers */
const isTitleRow = ({ lines, top, bottom }: Segment): boolean => {
  const [line, ...others] = lines;
  return line?.length === 1 && others.length === 0 && bottom - top < 3 * sizeOf(line) && !isOutside(line);
};

const goesOn = (segment: Segment | undefined): boolean =>
  segment !== undefined && (isBody(segment) || isTitleRow(segment));

/** Header and rows, which a rule may part. */
const partsOf = (segments: readonly Segment[]): Pick<Region, 'header' | 'body'> | null => {
  const [first, ...rest] = segments.map(({ lines }) => lines.slice(0, notesFrom(lines)));
  if (!first) return null;
  const start = first.findIndex((line) => !isWordy(line));
  const header = start < 0 ? first : first.slice(0, start);
  const body = [...(start < 0 ? [] : first.slice(start)), ...rest.flat()];
  return isHeader(header) && body.some(isNumberLine) ? { header, body } : null;
};

/** Notes stand below the last numbers, within the last rule too. */
const notesFrom = (lines: readonly Chunk[][]): number => {
  const last = lines.findLastIndex(isNumberLine);
  const note = lines.findIndex((line, at) => at > last && isOutside(line));
  return note < 0 ? lines.length : note;
};

export const ruledRegions = (
  stack: readonly Rule[],
  lines: readonly Chunk[][],
  partial: readonly Rule[],
): Region[] => {
  const segments = segmentsOf(stack, lines);
  const regions: Region[] = [];
  for (let at = 0; at < segments.length;) {
    const head = segments[at];
    let end = at + 1;
    while (goesOn(segments[end])) end += 1;
    const [last, parts] = [segments[end - 1], partsOf(segments.slice(at, end))];
    if (head && last && parts) {
      regions.push({
        ...parts,
        partial: partial.filter((rule) => rule.at > head.top && rule.at < head.bottom),
        edges: { left: stack[0]?.from ?? 0, right: stack[0]?.to ?? 0, top: head.top, bottom: last.bottom },
      });
      at = end;
    } else at += 1;
  }
  return regions;
};
