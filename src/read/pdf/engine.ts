/**
 * The port to whatever parses PDF. It says what stands on a page and where; everything that is read into it (lines,
 * tables, furniture) is ours. Deliberately not part of it: reading order, words, structure trees, rendering.
 */
import type { Box } from '../../../schemas/place.js';

/**
 * Glyphs that one font shows without a gap, in the order in which they are read.
 *
 * `box` is in points on the page as displayed, origin at the top left. The other coordinates are in the run's reading
 * frame: the page turned by `-angle` about its origin, so that text runs to the right and lines follow downwards.
 * For upright text the two are the same.
 */
export interface Run {
  text: string;
  box: Box;
  /** clockwise turn of the text on the displayed page, in whole degrees, 0–359; vertical writing counts as 90. */
  angle: number;
  left: number;
  right: number;
  baseline: number;
  /** x at each UTF-16 boundary of `text`, text.length + 1 values. */
  edges: number[];
  /** font size as displayed, in points. */
  size: number;
  font: string;
  bold: boolean;
  /** text rendering mode 3 (or 7): in the text layer only, never painted. */
  invisible: boolean;
  /** position in the content stream. */
  order: number;
}

/** A drawn horizontal or vertical line, in points on the page as displayed. Thin filled rectangles are lines too. */
export interface Rule {
  direction: 'horizontal' | 'vertical';
  /** y of a horizontal rule, x of a vertical one. */
  at: number;
  from: number;
  to: number;
}

export interface PageContent {
  /** 1-based */
  number: number;
  /** as displayed, rotation applied */
  width: number;
  height: number;
  runs: Run[];
  rules: Rule[];
  /** some runs were drawn twice to look bold and are given once */
  doubled: boolean;
  /** characters left out because the page clips them away or their layer is switched off */
  unpainted: number;
}

export interface OpenDocument {
  pages: number;
  /** Rejects with UnreadableFile (corrupt) when the page cannot be parsed. Whatever the page took is released before it resolves. */
  page(number: number): Promise<PageContent>;
  /** Whether the page paints an image; asked only for pages that show no text. */
  hasImage(number: number): Promise<boolean>;
  close(): Promise<void>;
}

export interface Engine {
  /** Throws UnreadableFile: encrypted or corrupt. */
  open(bytes: Uint8Array): Promise<OpenDocument>;
}
