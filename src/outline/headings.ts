/** Which paragraphs open a section, under what title, and where their running text begins. */
import type { ParagraphBlock } from '../../schemas/document.js';
import { fold } from './fold.js';
import { bareHeading, lookOf, type Look } from './bare-heading.js';
import { holdsInline, inlineFamilies } from './inline-markers.js';
import { markerOf, type Marker } from './markers.js';

export interface Opening {
  /** index of the paragraph among the blocks */
  block: number;
  marker: Marker | null;
  title: string;
  /** where the running text begins; the end of the text if it is all heading */
  body: number;
  /** end of the title in the text */
  titleEnd: number;
  role: 'heading' | 'body';
  /** a few words with a full stop: an item, or a heading if text follows */
  stopped: boolean;
  /** how the paragraph is set apart from running text */
  look: Look | null;
}

const longestTitle = 40;
const longestHeading = 60;
// the end of a title: 培训不足。   财政拨款收入：
const titleStop = /[。:;!?]/u;
// the end of a sentence
const sentenceEnd = /[。;!?]/u;
// 2023年, 第2, “1+6+N”: numbers that a title may hold; any other makes it a statement
const harmlessNumber = /\d{4}\s?(?:年|[-—]\s?\d{4}\s?年)|[“"][^“”"]{0,20}[”"]/gu;

const states = (title: string): boolean => /\d/u.test(title.replace(harmlessNumber, ''));

const trimStop = (title: string): string => title.replace(/[\s。:;,、.：；，]{1,5}$/u, '').trim();

/** "（一）培训不足。一是…" → the words before the first stop, when they are short and something follows. */
const runInTitle = (rest: string): number => {
  const folded = fold(rest.slice(0, longestTitle + 1));
  const stop = folded.search(titleStop);
  if (stop <= 0 || rest.slice(stop + 1).trim() === '') return -1;
  const title = folded.slice(0, stop);
  // 收集档案；保管档案。  clauses of one sentence have no title
  if (states(title) || folded.charAt(stop) === ';') return -1;
  // 其中： / 包括…，主要是：  a colon after a clause introduces, it does not name
  if (folded.charAt(stop) === ':' && (title.length > 20 || /[,、]/u.test(title))) return -1;
  return stop + 1;
};

const isWholeHeading = (rest: string): boolean => {
  if (rest.length > longestHeading + 4) return false;
  const folded = fold(rest);
  const inner = folded.replace(/[:\s]{1,4}$/u, '');
  if (inner === '' || inner.length > longestHeading || /[。;!?:]/u.test(inner)) return false;
  return !inner.includes(',') || (inner.length <= longestTitle && !states(inner));
};

/** The section that a numbered paragraph opens. */
const numbered = (block: ParagraphBlock, index: number, marker: Marker, look: Look | null): Opening => {
  const { text } = block;
  const rest = text.slice(marker.end);
  const opening = { block: index, marker, stopped: false, look };
  const length = text.length;
  if (isWholeHeading(rest))
    return { ...opening, title: trimStop(rest), titleEnd: length, body: length, role: 'heading' };
  const runIn = runInTitle(rest);
  if (runIn > 0) {
    const body = marker.end + runIn;
    return { ...opening, title: trimStop(rest.slice(0, runIn)), titleEnd: body, body, role: 'body' };
  }
  const stop = fold(rest).search(sentenceEnd);
  const sentence = stop < 0 ? rest : rest.slice(0, stop);
  const stopped = stop >= 0 && rest.slice(stop + 1).trim() === '' && isWholeHeading(sentence);
  const end = marker.end + sentence.length;
  return { ...opening, title: trimStop(sentence), titleEnd: end, body: marker.end, role: 'body', stopped };
};

/** 一是…；二是…。 in one paragraph is a list of clauses, not a section for the first of them. */
const isInlineList = (text: string, { family, number }: Marker): boolean =>
  inlineFamilies.has(family) && holdsInline(text, family, number + 1);

/** The section that this paragraph opens, or null. */
export const openingOf = (block: ParagraphBlock, index: number, bodySize: number | null): Opening | null => {
  const marker = markerOf(block.text);
  const end = block.text.length;
  if (marker) {
    if (marker.end >= end || isInlineList(block.text, marker)) return null;
    return numbered(block, index, marker, lookOf(block, bodySize));
  }
  const look = bareHeading(block, bodySize);
  const title = block.text.trim();
  return (
    look && { block: index, marker, title, titleEnd: end, body: end, role: 'heading', stopped: false, look }
  );
};
