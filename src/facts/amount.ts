/** The amount of a frame, and how two of them compare. */
import type { Frame, Mention } from '../../schemas/fact.js';
import type { Figure } from '../../schemas/record.js';
import { valueOf } from '../figures/allowed.js';
import { compare } from '../figures/rational.js';

/** The amount a frame stands for: its level, or its budget when only that is printed. */
export const levelOf = (frame: Frame): Frame['level'] => frame.level ?? frame.bases.at(-1)?.mention ?? null;

export const sameMeasure = (a: Frame, b: Frame): boolean => {
  const left = levelOf(a)?.figure;
  const right = levelOf(b)?.figure;
  if (!left || !right) return false;
  if (left.dimension !== right.dimension) return false;
  return left.base === right.base || areCountedAlike(left, right);
};

// '景区59个，其中4A级景区12家': one thing, two counters
const counters = new Set(['个', '家', '所', '处', '座']);

const areCountedAlike = (a: Figure, b: Figure): boolean =>
  counters.has(a.base) &&
  counters.has(b.base) &&
  a.label !== null &&
  a.label.length > 1 &&
  a.label.slice(-2) === b.label?.slice(-2);

export const isSmaller = (a: Frame, b: Frame): boolean => {
  const [whole, part] = [levelOf(a), levelOf(b)];
  if (!whole || !part || !sameMeasure(a, b)) return false;
  return compare(valueOf(whole), valueOf(part)) < 0;
};

const measures: ReadonlySet<string> = new Set([
  'money',
  'count',
  'area',
  'length',
  'mass',
  'volume',
  'energy',
  'score',
]);

/** An amount of something, which adds up; a rate, a duration and what has no dimension do not. */
export const isAdditive = ({ figure }: Mention): boolean => measures.has(figure.dimension);
