/** Does a block go on with the paragraph before it? Evidence of layout and language, the same for every format. */
import type { Hints, ParagraphBlock } from '../../schemas/document.js';
import { fold } from './fold.js';
import { holdsInline, inlineFamilies } from './inline-markers.js';
import { markerOf, startsWithBullet, type Marker } from './markers.js';
import {
  clauseMark,
  fallsInto,
  flush,
  gapBetween,
  indented,
  paragraphGap,
  sameFace,
  sentenceMark,
  shortestBody,
  standsAlone,
  type Running,
} from './running.js';
import {
  beginsWithLeader,
  closesParagraph,
  endsClause,
  endsOpen,
  endsSentence,
  endsWithLeader,
} from './sentence.js';

// 表1 收支总表, 图 4, 附件2:, 附表3, 注：, 单位：万元, 金额单位：元, ……（目录）
const apart =
  /^\s*(?:[表图]\s?[\d一二三四五六七八九十]|附[件表图录]\s?[\d一二三四五六七八九十]{0,3}\s?(?:[:\s]|$)|注\s?[:\d]|(?:金额)?单位\s?:|目\s*录\s*$)/u;

/** Begins something of its own: an item, a caption, an attachment, a note. */
export const startsApart = (text: string): boolean =>
  startsWithBullet(text) ||
  apart.test(fold(text.slice(0, 20))) ||
  (markerOf(text)?.family ?? 'decimal') !== 'decimal';

/** A heading that fills its line, and its rest in the middle of the next. */
const headingGoesOn = ({ last }: Running, next: Hints): boolean =>
  next.align === 'center' &&
  last.hints.full === true &&
  sameFace(last.hints, next) &&
  !closesParagraph(last.text);

// ，并入   ）。   （项）。主要用于: no paragraph begins so
const inside = /^\s*(?:[,。;:、)》”’%]|\([^()]{1,4}\)[,。;])/u;

// '…税收收入完成 89' | '亿元，下降4.9%'   '…收入合计' | '139 亿元，完成预算的…': no paragraph begins with a unit or an amount
const cutAmount = /^\s*(?:[万亿]{0,2}元|[万亿]|%|个?百分点)/u;
const opensWithAmount = /^\s*\d[\d,.]* ?(?:[万亿]{0,2}元|%)/u;
const amountGoesOn = ({ last }: Running, block: ParagraphBlock): boolean => {
  const [before, after] = [fold(last.text).trimEnd(), fold(block.text.slice(0, 24))];
  if (/\d$/u.test(before)) return cutAmount.test(after);
  return /\p{Script=Han}$/u.test(before) && before.length >= shortestBody && opensWithAmount.test(after);
};

const midSentence = (running: Running): boolean => running.open !== null || endsOpen(running.last.text);

/** How many lines back a list inside a paragraph is followed. */
const listReach = 12;

/** Does the paragraph already hold the number before this one, in its middle (…：一、改善环境。| 二、…)? */
const countsOn = ({ lines }: Running, { family, number }: Marker): boolean => {
  const text = lines.slice(-listReach).reduce((joined, line) => joined + line.text.trimStart(), '');
  return holdsInline(text, family, number - 1);
};

/** A line that begins with a marker or the like goes on only where the layout leaves no doubt. */
const markedLineContinues = (running: Running, block: ParagraphBlock): boolean => {
  if (standsAlone(running)) return false;
  const { first, last } = running;
  const falls = fallsInto(running, block.hints);
  if (falls && !closesParagraph(last.text)) return true;
  const marker = markerOf(block.text);
  if (!marker) return false;
  const clause = indented(first) && flush(block.hints) && endsClause(last.text);
  return inlineFamilies.has(marker.family) ? falls || clause : falls && countsOn(running, marker);
};

/** Ends with a stop; inside an open bracket only the end of a sentence counts. */
const isClosed = ({ last, open }: Running): boolean =>
  closesParagraph(last.text) && (open === null || endsSentence(last.text));

/** An entry of the contents over two lines: its page number stands at the end of the second. */
const entryGoesOn = ({ lines, last }: Running, block: ParagraphBlock): boolean =>
  lines.length === 1 &&
  endsWithLeader(block.text) &&
  !endsWithLeader(last.text) &&
  (beginsWithLeader(block.text) || (startsApart(last.text) && !startsApart(block.text)));

/** 其中，基本支出… speaks of the sentence before it. */
const isDependent = (text: string): boolean => text.startsWith('其中');

/** One physical line after another. */
const lineContinues = (running: Running, block: ParagraphBlock): boolean => {
  const { first, last } = running;
  const next = block.hints;
  const closed = isClosed(running);
  const falls = fallsInto(running, next);
  if (entryGoesOn(running, block) || amountGoesOn(running, block)) return true;
  if (endsWithLeader(last.text)) return false;
  if (startsApart(block.text)) return markedLineContinues(running, block);
  if (headingGoesOn(running, next) || inside.test(fold(block.text.slice(0, 12)))) return true;
  if (!sameFace(last.hints, next) && !(falls && !closed)) return false;
  if (!closed && midSentence(running)) return true;
  if (next.align === 'center' || next.align === 'right') return false;
  // where paragraphs are indented, a line at the margin after an unfinished sentence goes on across any gap
  const unfinished = !closed && indented(first) && flush(next) && !standsAlone(running);
  if (gapBetween(running, block) > paragraphGap) return unfinished;
  if (closed)
    return falls || (indented(first) && flush(next) && (endsClause(last.text) || isDependent(block.text)));
  if (indented(next) && (next.indent ?? 0) > (first.indent ?? 0) - 0.8) return hangs(running, next);
  return last.hints.full === true || !standsAlone(running);
};

/** Lines of a numbered item set in under its first line. */
const hangs = ({ first, last, lines }: Running, next: Hints): boolean =>
  last.hints.full === true &&
  (lines.length > 1
    ? next.indent === last.hints.indent
    : (next.indent ?? 0) > (first.indent ?? 0) && markerOf(last.text) !== null);

/** A paragraph with a clause behind it, or a long enumeration, that has not ended. */
const runsOn = (text: string): boolean => {
  const folded = fold(text);
  return clauseMark.test(folded)
    ? text.length >= shortestBody / 2
    : text.length >= shortestBody && folded.includes('、');
};

/** A whole paragraph after another: only a page break in mid-sentence makes them one. */
const paragraphContinues = (running: Running, block: ParagraphBlock): boolean => {
  const { last } = running;
  const next = block.hints;
  if (isClosed(running)) return false;
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
  return runsOn(last.text) && sentenceMark.test(fold(block.text));
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
