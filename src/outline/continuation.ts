/** Does a block go on with the paragraph before it? Evidence of layout and language, the same for every format. */
import type { Hints, ParagraphBlock } from '../../schemas/document.js';
import { fold } from './fold.js';
import { markerOf, startsWithBullet } from './markers.js';
import { closesParagraph, endsOpen, type OpenBracket } from './sentence.js';

/** A paragraph being put together. */
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

// 表1 收支总表, 图 4, 附件2:, 附表3, 注：, 单位：万元, 金额单位：元, ……（目录）
const apart =
  /^\s*(?:[表图]\s?[\d一二三四五六七八九十]|附[件表图录]\s?[\d一二三四五六七八九十]{0,3}\s?(?:[:\s]|$)|注\s?[:\d]|(?:金额)?单位\s?:|目\s*录\s*$)/u;

/** Begins something of its own: an item, a caption, an attachment, a note. */
export const startsApart = (text: string): boolean =>
  startsWithBullet(text) ||
  apart.test(fold(text.slice(0, 20))) ||
  (markerOf(text)?.family ?? 'decimal') !== 'decimal';

const flush = (hints: Hints): boolean => hints.indent !== null && hints.indent < 0.8;
const indented = (hints: Hints): boolean => hints.indent !== null && hints.indent >= 0.8;

/** White space above that no line of a running paragraph has, in line heights. */
const paragraphGap = 0.6;

const sameFace = (a: Hints, b: Hints): boolean =>
  a.bold === b.bold &&
  (a.size === null || b.size === null || Math.abs(a.size - b.size) <= 0.08 * Math.max(a.size, b.size));

// ， 。 ； 、: what running text has and a heading has not
const sentenceMark = /[,。;、:]/u;
const headingLength = 40;

/** A short line that stands alone: a heading, a title, a signature. */
const standsAlone = ({ first, lines, last, length }: Running): boolean =>
  lines.length === 1 &&
  (first.align === 'center' ||
    first.align === 'right' ||
    first.outlineLevel !== null ||
    (length <= headingLength &&
      (first.bold || markerOf(last.text) !== null || !sentenceMark.test(fold(last.text)))));

/** The line reaches the margin and the next one starts at the margin of an indented paragraph: nothing else fits. */
const fallsInto = ({ first, last }: Running, next: Hints): boolean =>
  indented(first) && last.hints.full === true && flush(next);

const midSentence = (running: Running): boolean => running.open !== null || endsOpen(running.last.text);

/** One physical line after another. */
const lineContinues = (running: Running, block: ParagraphBlock): boolean => {
  const { first, last } = running;
  const next = block.hints;
  const closed = closesParagraph(last.text) && running.open === null;
  const falls = fallsInto(running, next);
  if (startsApart(block.text)) return falls && !closed && !standsAlone(running);
  if (!sameFace(last.hints, next) && !(falls && !closed)) return false;
  if (midSentence(running)) return true;
  if (!running.broken && (next.gapBefore ?? 0) > paragraphGap) return false;
  if (next.align === 'center' || next.align === 'right') return false;
  if (closed) return falls;
  if (indented(next) && next.indent !== null && next.indent > (first.indent ?? 0) - 0.8)
    return hangs(running, next);
  if (last.hints.full === true) return true;
  if (standsAlone(running)) return false;
  return last.hints.full === null || (indented(first) && flush(next));
};

/** Lines of a numbered item set in under its first line. */
const hangs = ({ first, last, lines }: Running, next: Hints): boolean =>
  last.hints.full === true &&
  (lines.length > 1
    ? next.indent === last.hints.indent
    : (next.indent ?? 0) > (first.indent ?? 0) && markerOf(last.text) !== null);

/** A paragraph too short to be cut by a page break in its middle. */
const shortestBody = 20;

/** A whole paragraph after another: only a page break in mid-sentence makes them one. */
const paragraphContinues = (running: Running, block: ParagraphBlock): boolean => {
  const { last } = running;
  const next = block.hints;
  if (closesParagraph(last.text) && running.open === null) return false;
  if (startsApart(block.text) || !sameFace(last.hints, next)) return false;
  if (
    last.hints.outlineLevel !== null ||
    next.outlineLevel !== null ||
    isHeadingStyle(last.hints) ||
    isHeadingStyle(next)
  )
    return false;
  if (next.align === 'center' || next.align === 'right') return false;
  if (midSentence(running)) return true;
  if (last.hints.align === 'center' || last.hints.align === 'right' || indented(next)) return false;
  return (
    last.text.length >= shortestBody &&
    /[,。;、]/u.test(fold(last.text)) &&
    sentenceMark.test(fold(block.text))
  );
};

// heading-3, Heading 1, 标题 2, Title
const headingStyle = /^(?:heading|标题|title|subtitle)/iu;
const isHeadingStyle = ({ style }: Hints): boolean => style !== null && headingStyle.test(style);

export const continues = (running: Running, block: ParagraphBlock): boolean =>
  running.last.hints.line && block.hints.line
    ? lineContinues(running, block)
    : paragraphContinues(running, block);
