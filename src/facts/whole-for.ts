/** Which of the amounts just before 其中 is divided. */
import type { Frame } from '../../schemas/fact.js';
import { isSmaller, levelOf, sameMeasure } from './amount.js';

/** '完成答复1453件，包括上年结转30件。其中予以公开966件': what is smaller than its part is not the whole. */
export const wholeFor = (frame: Frame, previous: Frame, earlier: Frame[]): Frame => {
  const isWhole = (other: Frame): boolean => !isSmaller(other, frame);
  const called = calledAlike(frame, previous, earlier);
  if (called && isWhole(called)) return called;
  if (isWhole(previous) || frame.cue !== '其中' || frame.sentence === previous.sentence) return previous;
  return (
    earlier.findLast(
      (other) =>
        other.depth === frame.depth && other.cue === null && sameMeasure(other, frame) && isWhole(other),
    ) ?? previous
  );
};

/** '总产值69.9亿元，增加值37.9亿元。其中，农业产值7.1亿元': the amount of that sentence that is called as the part is. */
const calledAlike = (frame: Frame, previous: Frame, earlier: readonly Frame[]): Frame | null => {
  const kind = levelOf(frame)?.figure.label?.slice(-2);
  const isCalled = (other: Frame): boolean =>
    kind !== undefined && levelOf(other)?.figure.label?.endsWith(kind) === true;
  if (frame.cue !== '其中' || isCalled(previous)) return null;
  const called = earlier.filter(
    (other) =>
      other.sentence === previous.sentence &&
      other.depth === previous.depth &&
      other.cue === null &&
      sameMeasure(other, frame) &&
      isCalled(other),
  );
  return called.length === 1 ? (called[0] ?? null) : null;
};
