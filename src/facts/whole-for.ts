/** Which of the amounts just before 其中 is divided. */
import type { Frame } from '../../schemas/fact.js';
import { isOuterTotal, isSmaller, levelOf, sameMeasure } from './amount.js';

/**
 * '完成答复1453件，包括上年结转30件。其中予以公开966件': what is smaller than its part is not the whole. Nor is it in
 * '收支总预算900万元。收入包括：拨款890万元、结转10万元；支出包括：教育支出700万元、…'.
 */
export const wholeFor = (frame: Frame, previous: Frame, earlier: Frame[]): Frame => {
  const isWhole = (other: Frame): boolean => !isSmaller(other, frame);
  const called = calledAlike(frame, previous, earlier);
  if (called && isWhole(called)) return called;
  if (frame.cue === '其中' && levelOf(frame) && !sameMeasure(previous, frame))
    return measuredBefore(frame, previous, earlier.filter(isWhole)) ?? previous;
  const apart =
    frame.sentence !== previous.sentence || (frame.cue === '包括' && frame.segment !== previous.segment);
  if (isWhole(previous) || !apart || (frame.cue !== '其中' && frame.cue !== '包括')) return previous;
  return (
    earlier.findLast(
      (other) =>
        other.depth === frame.depth && other.cue === null && sameMeasure(other, frame) && isWhole(other),
    ) ?? previous
  );
};

/** how many amounts of other units may stand between a whole and 其中 */
const reach = 4;

/** '服务2156人，完成率107.8%。其中：儿童312人': the rate between them is not divided. */
const measuredBefore = (frame: Frame, previous: Frame, earlier: readonly Frame[]): Frame | undefined =>
  earlier
    .slice(-reach)
    .findLast(
      (other) =>
        other.depth === frame.depth &&
        other.node === frame.node &&
        other.cue === null &&
        other.sentence === previous.sentence &&
        sameMeasure(other, frame),
    );

// '提出提案820件，立案799件。其中：集体提案133件': what became of them is of the same kind
const outcome = /(?:立案|受理|办结|采纳|审结|结案|通过|验收|入选)$/u;

/** '总产值69.9亿元，增加值37.9亿元。其中，农业产值7.1亿元': the amount of that sentence that is called as the part is. */
const calledAlike = (frame: Frame, previous: Frame, earlier: readonly Frame[]): Frame | null => {
  const kind = levelOf(frame)?.figure.label?.slice(-2);
  const isCalled = (other: Frame): boolean =>
    kind !== undefined && levelOf(other)?.figure.label?.endsWith(kind) === true;
  if (frame.cue !== '其中' || isCalled(previous)) return null;
  if (outcome.test(levelOf(previous)?.figure.label ?? '') && sameMeasure(previous, frame)) return null;
  const called = earlier.filter(
    (other) =>
      other.sentence === previous.sentence &&
      other.depth === previous.depth &&
      other.cue === null &&
      sameMeasure(other, frame) &&
      isCalled(other),
  );
  return likest(frame, called);
};

/** '资产总额41亿元，负债总额12亿元，净资产29亿元。其中，行政单位资产总额': the one whose name ends most like it. */
const likest = (frame: Frame, called: readonly Frame[]): Frame | null => {
  const lengths = called.map((other) => commonEnd(labelOf(frame), labelOf(other)));
  const longest = Math.max(0, ...lengths);
  const found = called.filter((_, at) => lengths[at] === longest);
  return found.length === 1 ? (found[0] ?? null) : null;
};

const labelOf = (frame: Frame): string => levelOf(frame)?.figure.label ?? '';

/** How many last characters two names have in common. */
export const commonEnd = (a: string, b: string): number => {
  let length = 0;
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) length += 1;
  return length;
};

// '与年初计划的52个相比'
const comparedWith = /^(?:与|同|比|较)[^，。；]*$/u;

/** What a partition divides: the nearest earlier amount of the same kind that is no part itself and not smaller. `parts`: those of others. */
export const governing = (frame: Frame, earlier: Frame[], parts: ReadonlySet<Frame>): Frame | null =>
  earlier.findLast(
    (other) =>
      levelOf(other) &&
      other.depth === 0 &&
      !parts.has(other) &&
      levelOf(other)?.figure.value !== '0' &&
      !comparedWith.test(levelOf(other)?.lead ?? '') &&
      !isSmaller(other, frame) &&
      (sameMeasure(other, frame) || !levelOf(frame)),
  ) ?? null;

// '全市' '全县' at the head of a name, not '全市性'
const wholeRegion = /^全[国省市县区州镇乡](?!性)/u;

interface List {
  parent: Frame;
  children: readonly Frame[];
  segment: number;
}

/** A total above the whole, or past the ； what is called as wide as the whole: '全市收入856亿元，其中：税收579亿元；全市支出1611亿元'. */
export const standsOutside = (frame: Frame, list: List): boolean =>
  isOuterTotal(frame, list.parent) || (frame.segment !== list.segment && isBeside(frame, list));

const isBeside = (frame: Frame, { parent, children }: List): boolean => {
  const scope = wholeRegion.exec(parent.subject ?? '')?.[0];
  return (
    scope !== undefined &&
    frame.subject?.startsWith(scope) === true &&
    children.every(({ subject }) => subject?.startsWith(scope) !== true)
  );
};
