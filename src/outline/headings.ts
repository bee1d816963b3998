/** Which paragraphs open a section, under what title, and where their running text begins. */
import type { ParagraphBlock } from '../../schemas/document.js';
import { fold } from './fold.js';
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
  /** how an unnumbered heading looks; null for numbered ones */
  look: Look | null;
}

/** Unnumbered headings that look alike stand on one level. */
export interface Look {
  name: string;
  /** greater stands above smaller */
  weight: number;
  centered: boolean;
}

const longestTitle = 40;
const longestHeading = 60;
// the first sentence, or the words before a colon, of an item
const titleEnd = /[。:;!?]/u;
// 2023年, 第2, “1+6+N”: numbers that a title may hold; any other makes it a statement
const harmlessNumber = /\d{4}\s?(?:年|[-—]\s?\d{4}\s?年)|[“"][^“”"]{0,20}[”"]/gu;

const states = (title: string): boolean => /\d/u.test(title.replace(harmlessNumber, ''));

const trimStop = (title: string): string => title.replace(/[\s。:;,、.：；，]{1,5}$/u, '').trim();

/** "（一）培训不足。一是…" → the words before the first stop, when they are short and something follows. */
const runInTitle = (rest: string): number => {
  const folded = fold(rest.slice(0, longestTitle + 1));
  const stop = folded.search(titleEnd);
  if (stop <= 0 || rest.slice(stop + 1).trim() === '') return -1;
  const title = folded.slice(0, stop);
  if (states(title)) return -1;
  // 其中： / 包括…，主要是：  a colon after a clause introduces, it does not name
  if (folded.charAt(stop) === ':' && (title.length > 20 || /[,、]/u.test(title))) return -1;
  return stop + 1;
};

const isWholeHeading = (rest: string): boolean => {
  const folded = fold(rest);
  const inner = folded.replace(/[:\s]{1,4}$/u, '');
  if (inner.length > longestHeading || /[。;!?:]/u.test(inner)) return false;
  return inner.length <= longestTitle || !/[,]/u.test(inner);
};

/** The section that a numbered paragraph opens. */
const numbered = (block: ParagraphBlock, index: number, marker: Marker): Opening => {
  const { text } = block;
  const rest = text.slice(marker.end);
  if (isWholeHeading(rest) && !(states(fold(rest)) && /[,]/u.test(fold(rest))))
    return {
      block: index,
      marker,
      title: trimStop(rest),
      body: text.length,
      titleEnd: text.length,
      role: 'heading',
      look: null,
    };
  const end = runInTitle(rest);
  if (end > 0) {
    const body = marker.end + end;
    return {
      block: index,
      marker,
      title: trimStop(rest.slice(0, end)),
      body,
      titleEnd: body,
      role: 'body',
      look: null,
    };
  }
  const stop = fold(rest).search(/[。;!?]/u);
  const sentence = stop < 0 ? rest : rest.slice(0, stop);
  const sentenceEnd = marker.end + sentence.length;
  return {
    block: index,
    marker,
    title: trimStop(sentence),
    body: marker.end,
    titleEnd: sentenceEnd,
    role: 'body',
    look: null,
  };
};

// names of the standing parts of these reports when they are not numbered
const standing =
  /(?:名词解释|基本情况|基本概况|部门概况|单位概况|(?:主要|部门|单位)?职能|主要职责|机构设置|人员情况|情况说明|编制说明|绩效目标|自评结论|综合评价|主要成效|工作成效|存在(?:的)?(?:主要)?问题|改进措施|有关建议|工作建议|下一步(?:工作)?(?:安排|打算|措施|计划)?|附件|附注)$/u;
const longestBare = 40;

const lookOf = ({ hints }: ParagraphBlock, bodySize: number | null): Look | null => {
  const { outlineLevel, size, bold, align } = hints;
  const larger =
    size !== null && bodySize !== null && size > bodySize * 1.12 ? Math.min(Math.round(size), 99) : 0;
  const centered = align === 'center';
  if (outlineLevel !== null) {
    const level = Math.min(Math.max(outlineLevel, 1), 9);
    return { name: `level-${String(level)}`, weight: 300 - level, centered };
  }
  if (!centered && !bold && larger === 0) return null;
  const name = `size-${String(larger)}${bold ? '-bold' : ''}${centered ? '-centered' : ''}`;
  return { name, weight: larger + (centered ? 100 : 0) + (bold ? 0.5 : 0), centered };
};

const plain: Look = { name: 'plain', weight: 0, centered: false };

/** An unnumbered heading: short, unpunctuated, and set apart by its look or its standing name. */
const bare = (block: ParagraphBlock, index: number, bodySize: number | null): Opening | null => {
  const text = block.text.trim();
  const folded = fold(text);
  if (folded.length < 2 || folded.length > longestBare || /[。;!?,:|]/u.test(folded)) return null;
  // 2026年3月, 单位负责人, 3.5: dates, and lines without words
  if (!/\p{Script=Han}{2}/u.test(folded) || /^[\d\s年月日.-]+$/u.test(folded)) return null;
  const look =
    lookOf(block, bodySize) ?? (standing.test(folded) && block.hints.align !== 'right' ? plain : null);
  if (!look) return null;
  const end = block.text.length;
  return { block: index, marker: null, title: text, body: end, titleEnd: end, role: 'heading', look };
};

/** The section that this paragraph opens, or null. */
export const openingOf = (block: ParagraphBlock, index: number, bodySize: number | null): Opening | null => {
  const marker = markerOf(block.text);
  if (marker && marker.end < block.text.length) return numbered(block, index, marker);
  return marker ? null : bare(block, index, bodySize);
};

/** The font size that most of the text has. */
export const bodySizeOf = (blocks: ParagraphBlock[]): number | null => {
  const characters = new Map<number, number>();
  for (const { hints, text } of blocks)
    if (hints.size !== null) characters.set(hints.size, (characters.get(hints.size) ?? 0) + text.length);
  let best: number | null = null;
  for (const [size, count] of characters)
    if (best === null || count > (characters.get(best) ?? 0)) best = size;
  return best;
};
