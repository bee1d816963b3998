/** Follows the operators of a page as a renderer would, noting text and lines instead of painting them. */
import type * as build from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Box } from '../../../schemas/place.js';
import { intersect, onPage } from './clip.js';
import { compose, matrixOf, type Matrix } from './matrix.js';
import { PathReader } from './pdfjs-path.js';
import { TextReader, startText, type FontFace, type Glyph, type TextState } from './pdfjs-text.js';

export type Library = typeof build;

interface State {
  matrix: Matrix;
  text: TextState;
  /** bounding box of the clipping path on the displayed page */
  clip: Box | null;
  strokeColor: string;
  fillColor: string;
}

export type Args = readonly unknown[];
/** What an operator changes. */
type Handler = (args: Args) => Partial<State>;

/** Nesting beyond this is not layout but an attack. */
const maxDepth = 100_000;
const white = '#ffffff';

export class Tracer {
  private state: State;
  private readonly stack: State[] = [];
  /** marked content around the current operator; false = its optional group is switched off */
  private readonly marked: boolean[] = [];
  private switchedOff = 0;
  /** the next path becomes part of the clipping path */
  private clips = false;
  private readonly handlers: Map<number, Handler>;
  readonly text = new TextReader();
  readonly path = new PathReader();

  constructor(
    private readonly base: Matrix,
    ops: Library['OPS'],
    private readonly fontOf: (id: string) => FontFace | null,
    private readonly isVisible: (group: unknown) => boolean,
  ) {
    this.state = { matrix: base, text: startText, clip: null, strokeColor: '#000000', fillColor: '#000000' };
    this.handlers = new Map([
      ...this.stateHandlers(ops),
      ...this.markHandlers(ops),
      ...this.textHandlers(ops),
      ...this.paintHandlers(ops),
    ]);
  }

  follow(op: number, args: Args): void {
    const handler = this.handlers.get(op);
    if (handler) this.state = { ...this.state, ...handler(args) };
  }

  private stateHandlers(ops: Library['OPS']): [number, Handler][] {
    return [
      [ops.save, () => this.save()],
      [ops.restore, () => this.restored()],
      [ops.transform, (matrix) => this.transformed(matrix)],
      [ops.paintFormXObjectBegin, ([matrix, box]) => this.enterForm(matrix, box)],
      [ops.paintFormXObjectEnd, () => this.restored()],
      [ops.beginAnnotation, ([, , transform, matrix]) => this.enterAnnotation(transform, matrix)],
      [ops.endAnnotation, () => this.restored()],
      [ops.setGState, ([entries]) => this.graphicsState(entries as [string, unknown][])],
      [ops.clip, () => this.clipNext()],
      [ops.eoClip, () => this.clipNext()],
      [ops.setStrokeRGBColor, ([color]) => ({ strokeColor: String(color) })],
      [ops.setFillRGBColor, ([color]) => ({ fillColor: String(color) })],
    ];
  }

  private save(): Partial<State> {
    if (this.stack.length < maxDepth) this.stack.push(this.state);
    return {};
  }

  private restored(): Partial<State> {
    const { matrix, line } = this.state.text;
    const state = this.stack.pop() ?? this.state;
    // the text matrix is no part of the graphics state
    return { ...state, text: { ...state.text, matrix, line } };
  }

  private transformed(matrix: unknown, outer = this.state.matrix): { matrix: Matrix } {
    return { matrix: compose(outer, matrixOf(matrix as number[] | null)) };
  }

  private clipped(box: unknown, matrix: Matrix): Partial<State> {
    const [x0, y0, x1, y1] = Array.from((box as ArrayLike<number> | null) ?? []);
    if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined || x1 < x0) return {};
    return { clip: intersect(this.state.clip, onPage(x0, y0, x1, y1, matrix)) };
  }

  private enterForm(transform: unknown, box: unknown): Partial<State> {
    this.save();
    const { matrix } = this.transformed(transform);
    return { matrix, ...this.clipped(box, matrix) };
  }

  private enterAnnotation(transform: unknown, matrix: unknown): Partial<State> {
    this.save();
    return { ...this.transformed(matrix, this.transformed(transform, this.base).matrix), clip: null };
  }

  private clipNext(): Partial<State> {
    this.clips = true;
    return {};
  }

  private graphicsState(entries: [string, unknown][]): Partial<State> {
    const font = entries.find(([key]) => key === 'Font')?.[1];
    if (!Array.isArray(font)) return {};
    return { text: { ...this.state.text, font: this.fontOf(String(font[0])), size: Number(font[1]) } };
  }

  private markHandlers(ops: Library['OPS']): [number, Handler][] {
    const begin = (visible: boolean): Partial<State> => {
      this.marked.push(visible);
      if (!visible) this.switchedOff++;
      return {};
    };
    const end = (): Partial<State> => {
      if (this.marked.pop() === false) this.switchedOff--;
      return {};
    };
    return [
      [ops.beginMarkedContent, () => begin(true)],
      [ops.beginMarkedContentProps, ([tag, group]) => begin(tag !== 'OC' || this.isVisible(group))],
      [ops.endMarkedContent, end],
    ];
  }

  private textHandlers(ops: Library['OPS']): [number, Handler][] {
    const settings: [number, (args: Args) => Partial<TextState>][] = [
      [ops.beginText, () => ({ matrix: startText.matrix, line: startText.line })],
      [ops.setFont, ([id, size]) => ({ font: this.fontOf(String(id)), size: Number(size) })],
      [ops.setCharSpacing, ([value]) => ({ charSpacing: Number(value) })],
      [ops.setWordSpacing, ([value]) => ({ wordSpacing: Number(value) })],
      [ops.setHScale, ([value]) => ({ scale: Number(value) / 100 })],
      [ops.setLeading, ([value]) => ({ leading: -Number(value) })],
      [ops.setTextRise, ([value]) => ({ rise: Number(value) })],
      [ops.setTextRenderingMode, ([value]) => ({ mode: Number(value) })],
      [ops.setTextMatrix, (args) => placedAt(args.length === 1 ? args[0] : args)],
      [ops.moveText, ([x, y]) => this.moved(Number(x), Number(y))],
      [ops.setLeadingMoveText, ([x, y]) => ({ ...this.moved(Number(x), Number(y)), leading: Number(y) })],
      [ops.nextLine, () => this.moved(0, this.state.text.leading)],
      [ops.showText, ([glyphs]) => ({ matrix: this.show(glyphs as Glyph[]) })],
    ];
    return settings.map(([op, change]) => [
      op,
      (args) => ({ text: { ...this.state.text, ...change(args) } }),
    ]);
  }

  private show(glyphs: readonly Glyph[]): Matrix {
    const { text, matrix, clip } = this.state;
    return this.text.show(glyphs, text, matrix, this.switchedOff > 0 ? 'all' : clip);
  }

  private moved(x: number, y: number): Partial<TextState> {
    const line = compose(this.state.text.line, [1, 0, 0, 1, x, y]);
    return { line, matrix: line };
  }

  private paintHandlers(ops: Library['OPS']): [number, Handler][] {
    const both = [ops.fillStroke, ops.eoFillStroke, ops.closeFillStroke, ops.closeEOFillStroke];
    const stroking = new Set([ops.stroke, ops.closeStroke, ...both]);
    const filling = new Set([ops.fill, ops.eoFill, ...both]);
    const paint: Handler = ([op, data, extent]) => {
      const { strokeColor, fillColor, matrix, clip } = this.state;
      const strokes = stroking.has(op as number) && strokeColor !== white;
      const fills = filling.has(op as number) && fillColor !== white;
      const [points] = data as [Float32Array | null];
      if (points && (strokes || fills) && this.switchedOff === 0)
        this.path.read(points, matrix, clip, strokes, fills);
      // a clipping path counts for what follows it
      const change = this.clips ? this.clipped(extent, matrix) : {};
      this.clips = false;
      return change;
    };
    return [[ops.constructPath, paint]];
  }
}

const placedAt = (values: unknown): Partial<TextState> => {
  const matrix = matrixOf(values as number[]);
  return { matrix, line: matrix };
};
