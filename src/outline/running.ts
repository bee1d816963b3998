/** A paragraph being put together, and what its layout says about its end. */
import type { Hints, ParagraphBlock } from '../../schemas/document.js';
import { fold } from './fold.js';
import type { OpenBracket } from './sentence.js';

export interface Running {
  /** layout of its first line */
  first: Hints;
  last: ParagraphBlock;
  lines: ParagraphBlock[];
  /** characters so far */
  length: number;
  open: OpenBracket | null;
  /** a page break or a note stands after the last line */
  broken: boolean;
}

export const flush = (hints: Hints): boolean => hints.indent !== null && hints.indent < 0.8;
export const indented = (hints: Hints): boolean => hints.indent !== null && hints.indent >= 0.8;

/** White space above that no line of a running paragraph has, in line heights. */
export const paragraphGap = 0.6;

export const sameFace = (a: Hints, b: Hints): boolean =>
  a.bold === b.bold &&
  (a.size === null || b.size === null || Math.abs(a.size - b.size) <= 0.08 * Math.max(a.size, b.size));

// ， 。 ； 、 : what running text has and a heading has not
export const sentenceMark = /[,。;、:]/u;
// ， 。 ；  in a clause that goes on
export const clauseMark = /[,。;]/u;
// 粮食      万吨      93.0: columns set by white space
const columns = /\S\s{3,}\S/u;
const headingLength = 40;
export const shortestBody = 20;

/** A short line that stands alone: a heading, a title, a signature, a row. */
export const standsAlone = ({ first, lines, last, length }: Running): boolean => {
  if (lines.length > 1) return false;
  if (first.align === 'center' || first.align === 'right' || first.outlineLevel !== null) return true;
  const text = fold(last.text);
  if (length >= shortestBody && clauseMark.test(text) && !columns.test(text)) return false;
  return length <= headingLength || columns.test(text);
};

/** Set off by a first-line indent or by white space above: paragraphs of this kind show where they begin. */
const setOff = (first: Hints): boolean => indented(first) || (first.gapBefore ?? 0) > paragraphGap;

/** The line reaches the margin and the next one starts at the margin, right below: nothing else fits. */
export const fallsInto = ({ first, last }: Running, next: Hints): boolean =>
  setOff(first) && last.hints.full === true && flush(next) && (next.gapBefore ?? 0) <= paragraphGap;

const pageOf = (block: ParagraphBlock, at: number): number | null => {
  const place = block.pieces.at(at)?.place;
  return place?.kind === 'page' ? place.page : null;
};

/** White space between two lines of one page; at a page break it says nothing. */
export const gapBetween = ({ last, broken }: Running, block: ParagraphBlock): number =>
  broken || pageOf(last, -1) !== pageOf(block, 0) ? 0 : (block.hints.gapBefore ?? 0);
