/** Follows the operators of a page as a renderer would, noting text and lines instead of painting them. */
import type * as build from 'pdfjs-dist/legacy/build/pdf.mjs';
import { compose, matrixOf, type Matrix } from './matrix.js';
import { PathReader } from './pdfjs-path.js';
import { TextReader, startText, type FontFace, type Glyph, type TextState } from './pdfjs-text.js';

export type Library = typeof build;

interface State {
  matrix: Matrix;
  text: TextState;
  lineWidth: number;
  strokeColor: string;
  fillColor: string;
}

export type Args = readonly unknown[];
type Handler = (args: Args) => void;

/** Nesting beyond this is not layout but an attack. */
const maxDepth = 1000;

export class Tracer {
  private state: State;
  private readonly stack: State[] = [];
  /** optional content groups that are switched off, and all marked content around them */
  private readonly marked: boolean[] = [];
  readonly handlers = new Map<number, Handler>();
  readonly text: TextReader;
  readonly path = new PathReader();

  constructor(
    private readonly base: Matrix,
    ops: Library['OPS'],
    private readonly fontOf: (id: string) => FontFace | null,
    private readonly isVisible: (group: unknown) => boolean,
  ) {
    this.state = {
      matrix: base,
      text: startText,
      lineWidth: 1,
      strokeColor: '#000000',
      fillColor: '#000000',
    };
    this.text = new TextReader();
    this.stateHandlers(ops);
    this.textHandlers(ops);
    this.paintHandlers(ops);
  }

  private set(change: Partial<TextState>): void {
    this.state = { ...this.state, text: { ...this.state.text, ...change } };
  }

  private save(): void {
    if (this.stack.length < maxDepth) this.stack.push(this.state);
  }

  private restore(): void {
    const { matrix, line } = this.state.text;
    this.state = this.stack.pop() ?? this.state;
    // the text matrix is no part of the graphics state
    this.set({ matrix, line });
  }

  private enter(matrix: unknown): void {
    this.save();
    this.state = { ...this.state, matrix: compose(this.state.matrix, matrixOf(matrix as number[] | null)) };
  }

  private stateHandlers(ops: Library['OPS']): void {
    const on = this.handlers;
    on.set(ops.save, () => {
      this.save();
    });
    on.set(ops.restore, () => {
      this.restore();
    });
    on.set(ops.transform, (args) => {
      this.state = { ...this.state, matrix: compose(this.state.matrix, matrixOf(args as number[])) };
    });
    on.set(ops.paintFormXObjectBegin, ([matrix]) => {
      this.enter(matrix);
    });
    on.set(ops.paintFormXObjectEnd, () => {
      this.restore();
    });
    on.set(ops.beginAnnotation, ([, , transform, matrix]) => {
      this.save();
      this.state = { ...this.state, matrix: compose(this.base, matrixOf(transform as number[])) };
      this.state = { ...this.state, matrix: compose(this.state.matrix, matrixOf(matrix as number[])) };
    });
    on.set(ops.endAnnotation, () => {
      this.restore();
    });
    on.set(ops.setGState, ([entries]) => {
      this.graphicsState(entries as [string, unknown][]);
    });
    on.set(ops.setLineWidth, ([width]) => (this.state = { ...this.state, lineWidth: Number(width) }));
    on.set(ops.setStrokeRGBColor, ([color]) => (this.state = { ...this.state, strokeColor: String(color) }));
    on.set(ops.setFillRGBColor, ([color]) => (this.state = { ...this.state, fillColor: String(color) }));
    on.set(ops.beginMarkedContent, () => this.marked.push(true));
    on.set(ops.beginMarkedContentProps, ([tag, group]) =>
      this.marked.push(tag !== 'OC' || this.isVisible(group)),
    );
    on.set(ops.endMarkedContent, () => this.marked.pop());
  }

  private graphicsState(entries: [string, unknown][]): void {
    for (const [key, value] of entries) {
      if (key === 'Font' && Array.isArray(value))
        this.set({ font: this.fontOf(String(value[0])), size: Number(value[1]) });
      if (key === 'LW') this.state = { ...this.state, lineWidth: Number(value) };
    }
  }

  private textHandlers(ops: Library['OPS']): void {
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
    for (const [op, change] of settings)
      this.handlers.set(op, (args) => {
        this.set(change(args));
      });
  }

  private show(glyphs: readonly Glyph[]): Matrix {
    return this.text.show(glyphs, this.state.text, this.state.matrix, this.marked.includes(false));
  }

  private moved(x: number, y: number): Partial<TextState> {
    const line = compose(this.state.text.line, [1, 0, 0, 1, x, y]);
    return { line, matrix: line };
  }

  private paintHandlers(ops: Library['OPS']): void {
    const stroking = new Set([ops.stroke, ops.closeStroke]);
    const filling = new Set([ops.fill, ops.eoFill]);
    const both = new Set([ops.fillStroke, ops.eoFillStroke, ops.closeFillStroke, ops.closeEOFillStroke]);
    this.handlers.set(ops.constructPath, ([paint, data]) => {
      const [points] = data as [Float32Array | null];
      const op = paint as number;
      const white = '#ffffff';
      const strokes = (stroking.has(op) || both.has(op)) && this.state.strokeColor !== white;
      const fills = (filling.has(op) || both.has(op)) && this.state.fillColor !== white;
      if (points === null || !(strokes || fills) || this.marked.includes(false)) return;
      this.path.read(points, this.state.matrix, strokes, fills);
    });
  }
}

const placedAt = (values: unknown): Partial<TextState> => {
  const matrix = matrixOf(values as number[]);
  return { matrix, line: matrix };
};
