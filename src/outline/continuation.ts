/** Does a block go on with the paragraph before it? Evidence of layout and language, the same for every format. */
import type { Hints, ParagraphBlock } from '../../schemas/document.js';
import { fold } from './fold.js';
import { markerOf, startsWithBullet, type Family } from './markers.js';
import { closesParagraph, endsClause, endsOpen, type OpenBracket } from './sentence.js';

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

// ， 。 ； 、 : what running text has and a heading has not
const sentenceMark = /[,。;、:]/u;
// ， 。 ；  in a clause that goes on
const clauseMark = /[,。;]/u;
// 粮食      万吨      93.0: columns set by white space
const columns = /\S\s{3,}\S/u;
const headingLength = 40;
const shortestBody = 20;

/** A short line that stands alone: a heading, a title, a signature, a row. */
const standsAlone = ({ first, lines, last, length }: Running): boolean => {
  if (lines.length > 1) return false;
  if (first.align === 'center' || first.align === 'right' || first.outlineLevel !== null) return true;
  const text = fold(last.text);
  if (length >= shortestBody && clauseMark.test(text) && !columns.test(text)) return false;
  return length <= headingLength || columns.test(text);
};

/** The line reaches the margin and the next one starts at the margin of an indented paragraph: nothing else fits. */
const fallsInto = ({ first, last }: Running, next: Hints): boolean =>
  indented(first) && last.hints.full === true && flush(next);

const midSentence = (running: Running): boolean => running.open !== null || endsOpen(running.last.text);

/** Markers that number clauses inside a paragraph as often as paragraphs: ① （1） 1） 一是 第一， */
const inlineFamilies = new Set<Family>(['circled', 'digit-bracket', 'digit-closed', 'spoken', 'ordinal']);

/** A line that begins with a marker or the like goes on only where the layout leaves no doubt. */
const markedLineContinues = (running: Running, block: ParagraphBlock): boolean => {
  if (!fallsInto(running, block.hints) || standsAlone(running)) return false;
  const family = markerOf(block.text)?.family;
  return !closesParagraph(running.last.text) || (family !== undefined && inlineFamilies.has(family));
};

const pageOf = (block: ParagraphBlock, at: number): number | null => {
  const place = block.pieces.at(at)?.place;
  return place?.kind === 'page' ? place.page : null;
};

/** White space between two lines of one page; at a page break it says nothing. */
const gapBetween = ({ last, broken }: Running, block: ParagraphBlock): number =>
  broken || pageOf(last, -1) !== pageOf(block, 0) ? 0 : (block.hints.gapBefore ?? 0);

/** One physical line after another. */
const lineContinues = (running: Running, block: ParagraphBlock): boolean => {
  const { first, last } = running;
  const next = block.hints;
  const closed = closesParagraph(last.text) && running.open === null;
  const falls = fallsInto(running, next);
  if (startsApart(block.text)) return markedLineContinues(running, block);
  if (!sameFace(last.hints, next) && !(falls && !closed)) return false;
  if (midSentence(running)) return true;
  if (gapBetween(running, block) > paragraphGap || next.align === 'center' || next.align === 'right')
    return false;
  if (closed) return falls || (indented(first) && flush(next) && endsClause(last.text));
  if (indented(next) && (next.indent ?? 0) > (first.indent ?? 0) - 0.8) return hangs(running, next);
  return last.hints.full === true || !standsAlone(running);
};

/** Lines of a numbered item set in under its first line. */
const hangs = ({ first, last, lines }: Running, next: Hints): boolean =>
  last.hints.full === true &&
  (lines.length > 1
    ? next.indent === last.hints.indent
    : (next.indent ?? 0) > (first.indent ?? 0) && markerOf(last.text) !== null);

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

// 06
const plateAlone = /^\s*0\d\s*$/u;

/** A chapter number on a line of its own, above the chapter's name. */
const isPlate = ({ lines, last }: Running, block: ParagraphBlock): boolean =>
  lines.length === 1 &&
  plateAlone.test(last.text) &&
  block.text.length <= 20 &&
  !sentenceMark.test(fold(block.text));

export const continues = (running: Running, block: ParagraphBlock): boolean =>
  isPlate(running, block) ||
  (running.last.hints.line && block.hints.line
    ? lineContinues(running, block)
    : paragraphContinues(running, block));
