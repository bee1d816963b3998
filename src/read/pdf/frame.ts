/** Reading frames: the page turned so that text of one angle runs to the right and its lines follow downwards. */
import type { Box } from '../../../schemas/place.js';
import type { Rule } from './engine.js';
import { hundredth } from './matrix.js';

/** From the displayed page into the frame of text at this angle. */
export const turn = (x: number, y: number, angle: number): [number, number] => {
  if (angle === 0) return [x, y];
  const radians = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  return [x * cos + y * sin, y * cos - x * sin];
};

/** The bounding box of a turned rectangle. */
export const turnBox = ([x0, y0, x1, y1]: Box, angle: number): Box => {
  const corners = [turn(x0, y0, angle), turn(x1, y0, angle), turn(x0, y1, angle), turn(x1, y1, angle)];
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
};

/** A box of the reading frame as displayed. */
export const displayed = (box: Box, angle: number): Box => {
  const [x0, y0, x1, y1] = turnBox(box, -angle);
  return [hundredth(x0), hundredth(y0), hundredth(x1), hundredth(y1)];
};

/** Rules in the frame of text that stands square on the page; at other angles they mean nothing to it. */
export const turnRules = (rules: Rule[], angle: number): Rule[] => {
  if (angle === 0) return rules;
  if (angle % 90 !== 0) return [];
  return rules.map(({ direction, at, from, to }) => {
    const flat = direction === 'horizontal';
    const [x0, y0, x1, y1] = turnBox(flat ? [from, at, to, at] : [at, from, at, to], angle);
    const turned = x1 - x0 > y1 - y0;
    return turned
      ? { direction: 'horizontal', at: y0, from: x0, to: x1 }
      : { direction: 'vertical', at: x0, from: y0, to: y1 };
  });
};
