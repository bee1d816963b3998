/** What a page cuts away: painting happens only inside the clipping path, here its bounding box. */
import type { Box } from '../../../schemas/place.js';
import type { Rule } from './engine.js';
import { apply, type Matrix } from './matrix.js';

/** Rules drawn along the edge of the clip are meant to be seen, in points. */
const edge = 1.5;

export const intersect = (a: Box | null, b: Box): Box =>
  a ? [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])] : b;

/** A box of the current space as it falls on the displayed page. */
export const onPage = (x0: number, y0: number, x1: number, y1: number, matrix: Matrix): Box => {
  const corners = [
    apply(matrix, x0, y0),
    apply(matrix, x1, y0),
    apply(matrix, x0, y1),
    apply(matrix, x1, y1),
  ];
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
};

export const isInside = (clip: Box | null, x: number, y: number, slack: number): boolean =>
  clip === null ||
  (x >= clip[0] - slack && x <= clip[2] + slack && y >= clip[1] - slack && y <= clip[3] + slack);

/** The part of a rule that is painted. */
export const trim = (rule: Rule, clip: Box | null): Rule | null => {
  if (clip === null) return rule;
  const flat = rule.direction === 'horizontal';
  const [from, to] = flat ? [clip[0], clip[2]] : [clip[1], clip[3]];
  const [low, high] = flat ? [clip[1], clip[3]] : [clip[0], clip[2]];
  if (rule.at < low - edge || rule.at > high + edge) return null;
  const trimmed = { ...rule, from: Math.max(rule.from, from - edge), to: Math.min(rule.to, to + edge) };
  return trimmed.to > trimmed.from ? trimmed : null;
};
