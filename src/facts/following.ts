/** A total, and further on the amounts that make it up: 从输出地看，A …；B …, or a paragraph for each. */
import type { BreakdownFact, Frame } from '../../schemas/fact.js';
import {
  absolute,
  add,
  compare,
  least,
  multiply,
  rational,
  subtract,
  zero,
  type Rational,
} from '../figures/rational.js';
import { intervalOf, valueOf } from '../figures/allowed.js';
import { levelOf, sameMeasure } from './kinship.js';
import type { Context, Parser } from './parser.js';

export const following: Parser = {
  id: 'following',
  parse: (context) => context.figures.frames.flatMap((_, index) => madeUp(context, index)),
};

/** how many amounts after the total are looked at */
const reach = 24;
// four digits do not agree by chance with a sum that begins anywhere; three may, unless it begins right there
const telling = /[1-9](?:\.?\d){3}/u;

const madeUp = (context: Context, index: number): BreakdownFact[] => {
  const { figures, kinship } = context;
  const frame = figures.frames[index];
  const total = frame?.level;
  if (!frame || !total || frame.depth > 0 || frame.cue !== null || kinship.parentOf.has(frame)) return [];
  if (total.figure.dimension === 'percent' || !telling.test(total.figure.digits)) return [];
  const window = figures.frames.slice(index + 1, index + reach);
  // where the same amount comes again, what stands between makes up that one
  if (window.some(({ level }) => level?.figure.value === total.figure.value)) return [];
  const near = window.filter(
    (other) =>
      isMeasured(other.level) &&
      other.depth === 0 &&
      sameMeasure(frame, other) &&
      isFree(context, other, frame),
  );
  return near.flatMap((first, start) => {
    if (start > 0 && first.node === near[start - 1]?.node) return [];
    const parts = addingUp(near.slice(start), frame);
    return parts === null ? [] : breakdown(frame, parts);
  });
};

const isMeasured = (level: Frame['level']): boolean =>
  typeof level?.figure.low === 'string' && typeof level.figure.high === 'string';

/** No part of another list; whose part a division by some criterion is, is only presumed. */
const isFree = ({ kinship }: Context, part: Frame, whole: Frame): boolean => {
  const parent = kinship.parentOf.get(part);
  return parent === undefined || parent === whole || kinship.partitioned.has(part);
};

/**
 * The first amounts that add up to the total, as far as their rounding tells. No word says that they do, so '80万元'
 * beside '486.35万元' is taken for 80.00: what rounding to whole numbers allows would agree with too much.
 */
const addingUp = (frames: readonly Frame[], whole: Frame): Frame[] | null => {
  let sum: Rational = zero;
  let finest = halfPlace(whole);
  for (const [at, frame] of frames.entries()) {
    sum = add(sum, amountOf(frame));
    finest = least(finest, halfPlace(frame));
    const slack = multiply(finest, rational(BigInt(at + 2)));
    const gap = subtract(sum, amountOf(whole));
    if (at > 0 && compare(absolute(gap), slack) <= 0) return frames.slice(0, at + 1);
    if (compare(gap, slack) > 0) return null;
  }
  return null;
};

const amountOf = (frame: Frame): Rational => {
  const level = levelOf(frame);
  return level ? valueOf(level) : zero;
};

const halfPlace = (frame: Frame): Rational => {
  const level = levelOf(frame);
  const { low, high } = level ? intervalOf(level) : { low: null, high: null };
  if (low === null || high === null) return zero;
  const width = subtract(high, low);
  return rational(width.n, width.d * 2n);
};

const breakdown = (whole: Frame, parts: readonly Frame[]): BreakdownFact[] => {
  const total = levelOf(whole);
  return total === null
    ? []
    : [
        {
          shape: 'breakdown',
          wording: 'following',
          caveat: total.caveat,
          total,
          readings: [
            parts.flatMap((part) => levelOf(part) ?? []).map((mention) => ({ mention, sign: 1 as const })),
          ],
          closure: 'supposed',
        },
      ];
};
