/** Text operators to runs: where each glyph stands on the displayed page, joined while they follow without a gap. */
import type { Box } from '../../../schemas/place.js';
import { isInside } from './clip.js';
import type { Run } from './engine.js';
import { GlyphGrid } from './glyph-grid.js';
import { displayed, turn } from './frame.js';
import { apply, compose, identity, type Matrix } from './matrix.js';

/** A number is a shift in thousandths of the font size. */
export type Glyph = number | ShownGlyph;
interface ShownGlyph {
  unicode: string;
  width: number;
  isSpace: boolean;
  vmetric: readonly [number, number, number] | null;
}

export interface FontFace {
  name?: string;
  bold?: boolean;
  black?: boolean;
  vertical?: boolean;
  fontMatrix?: number[];
  defaultVMetrics?: readonly [number, number, number];
}

export interface TextState {
  matrix: Matrix;
  line: Matrix;
  font: FontFace | null;
  size: number;
  charSpacing: number;
  wordSpacing: number;
  scale: number;
  leading: number;
  rise: number;
  mode: number;
}

export const startText: TextState = {
  matrix: identity,
  line: identity,
  font: null,
  size: 0,
  charSpacing: 0,
  wordSpacing: 0,
  scale: 1,
  leading: 0,
  rise: 0,
  mode: 0,
};

/** Fonts that Chinese typography uses for emphasis: BCDEEE+SimHei, FZHei-B01, Arial-BoldMT */
const boldName = /bold|black|heavy|simhei|heiti|fzhei|黑体/iu;
const fillAndStroke = 2;
const invisibleModes = new Set([3, 7]);

/** Where a glyph begins and ends, in its reading frame. */
interface Spot {
  angle: number;
  left: number;
  right: number;
  baseline: number;
  size: number;
}

export class TextReader {
  private readonly runs: Run[] = [];
  private readonly seen = new GlyphGrid();
  private fresh = true;
  doubled = 0;
  /** characters that the page clips away or switches off */
  unpainted = 0;

  /** Returns the text matrix after the string. */
  show(glyphs: readonly Glyph[], state: TextState, page: Matrix, cut: Box | 'all' | null): Matrix {
    const { font, size, scale } = state;
    const vertical = font?.vertical === true;
    const unit = size * (font?.fontMatrix?.[0] ?? 0.001);
    let at = 0;
    this.fresh = true;
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') {
        at += ((vertical ? 1 : -1) * glyph * size) / 1000;
        continue;
      }
      const metric = glyph.vmetric ?? (vertical ? (font.defaultVMetrics ?? null) : null);
      const width = vertical && metric ? -metric[0] * unit : glyph.width * unit;
      const advance = width + (glyph.isSpace ? state.wordSpacing : 0) + state.charSpacing;
      const shift: Matrix = vertical ? [1, 0, 0, 1, 0, -at] : [1, 0, 0, 1, at * scale, 0];
      const matrix = compose(page, compose(state.matrix, shift));
      if (isCut(matrix, width, state, vertical, cut)) this.unpainted += glyph.unicode.trim().length;
      else this.put(glyph.unicode, width, matrix, state, vertical);
      at += advance;
    }
    return compose(state.matrix, vertical ? [1, 0, 0, 1, 0, -at] : [1, 0, 0, 1, at * scale, 0]);
  }

  private put(text: string, width: number, matrix: Matrix, state: TextState, vertical: boolean): void {
    const spot = spotOf(width, matrix, state, vertical);
    if (text === '' || !Number.isFinite(spot.left + spot.right + spot.baseline) || spot.size === 0) return;
    const last = this.runs.at(-1);
    const bold = isBold(state);
    if (text.trim() !== '' && this.seen.holds(text, spot)) {
      this.doubled++;
      return;
    }
    const invisible = invisibleModes.has(state.mode);
    const font = state.font?.name ?? '';
    if (
      last?.font === font &&
      last.invisible === invisible &&
      last.bold === bold &&
      follows(last, spot, this.fresh)
    )
      extend(last, text, spot);
    else this.runs.push(runOf(text, spot, font, bold, invisible, this.runs.length));
    this.fresh = false;
  }

  finish(): Run[] {
    for (const run of this.runs) run.box = boxOf(run);
    return this.runs;
  }
}

/** Whether the middle of a glyph lies outside what is painted. */
const isCut = (
  matrix: Matrix,
  width: number,
  state: TextState,
  vertical: boolean,
  cut: Box | 'all' | null,
): boolean => {
  if (cut === 'all' || cut === null) return cut === 'all';
  const [x, y] = vertical
    ? apply(matrix, 0, -width / 2)
    : apply(matrix, (width * state.scale) / 2, state.rise + 0.35 * state.size);
  return !isInside(cut, x, y, 1);
};

const isBold = ({ font, mode }: TextState): boolean =>
  font?.bold === true || font?.black === true || mode === fillAndStroke || boldName.test(font?.name ?? '');

const spotOf = (width: number, matrix: Matrix, state: TextState, vertical: boolean): Spot => {
  const [x0, y0] = apply(matrix, 0, vertical ? 0 : state.rise);
  const [x1, y1] = vertical ? apply(matrix, 0, -width) : apply(matrix, width * state.scale, state.rise);
  // a glyph without width still has the direction of its matrix
  const [dx, dy] = vertical ? [-matrix[2], -matrix[3]] : [matrix[0], matrix[1]];
  const degrees = Math.round((Math.atan2(dy, dx) * 180) / Math.PI);
  const mirrored = state.size * state.scale < 0 ? 180 : 0;
  const angle = (degrees + mirrored + 360) % 360;
  const size =
    Math.abs(state.size) * (vertical ? Math.hypot(matrix[0], matrix[1]) : Math.hypot(matrix[2], matrix[3]));
  const [left, top] = turn(x0, y0, angle);
  const [right] = turn(x1, y1, angle);
  // the origin of a vertical glyph is the middle of its top; its baseline, seen sideways, lies half an em lower
  return {
    angle,
    left: Math.min(left, right),
    right: Math.max(left, right),
    baseline: vertical ? top + size * 0.38 : top,
    size,
  };
};

/** Within one string a gap below a fifth of an em is spacing; a string that was placed anew may be the next cell's. */
const follows = (run: Run, spot: Spot, fresh: boolean): boolean => {
  if (run.angle !== spot.angle || Math.abs(run.size - spot.size) > 0.05 * run.size) return false;
  if (Math.abs(run.baseline - spot.baseline) > 0.05 * run.size) return false;
  const gap = (spot.left - run.right) / run.size;
  return gap > -0.15 && gap < (fresh ? 0.08 : 0.2);
};

const runOf = (
  text: string,
  spot: Spot,
  font: string,
  bold: boolean,
  invisible: boolean,
  order: number,
): Run => {
  const run: Run = {
    ...spot,
    text: '',
    box: [0, 0, 0, 0],
    right: spot.left,
    edges: [spot.left],
    font,
    bold,
    invisible,
    order,
  };
  extend(run, text, spot);
  return run;
};

const extend = (run: Run, text: string, spot: Spot): void => {
  run.edges[run.edges.length - 1] = spot.left;
  for (let i = 1; i <= text.length; i++)
    run.edges.push(spot.left + ((spot.right - spot.left) * i) / text.length);
  run.text += text;
  run.right = spot.right;
};

/** The em box, which is what a reader marks; fonts' own ascents are not to be trusted. */
const boxOf = ({ left, right, baseline, size, angle }: Run): Box =>
  displayed([left, baseline - 0.88 * size, right, baseline + 0.12 * size], angle);
