/** Headings without a number: told by their look and their words. */
import type { ParagraphBlock } from '../../schemas/document.js';
import { fold } from './fold.js';
import { isOffice } from './organization.js';

/** Unnumbered headings that look alike stand on one level. */
export interface Look {
  name: string;
  /** greater stands above smaller */
  weight: number;
  centered: boolean;
}

// names of the standing parts of these reports when they are not numbered
const standing =
  /(?:名词解释|基本情况|基本概况|部门概况|单位概况|(?:主要|部门|单位)?职能|主要职责|机构设置|人员情况|情况说明|编制说明|绩效目标|自评结论|综合评价|主要成效|工作成效|存在(?:的)?(?:主要)?问题|改进措施|有关建议|工作建议|下一步(?:工作)?(?:安排|打算|措施|计划)?|附件|附注)$/u;
const longestBare = 40;

export const lookOf = ({ hints }: ParagraphBlock, bodySize: number | null): Look | null => {
  const { outlineLevel, size, bold, align } = hints;
  const larger =
    size !== null && bodySize !== null && size > bodySize * 1.12 ? Math.min(Math.round(size), 99) : 0;
  const centered = align === 'center';
  if (outlineLevel !== null) {
    const level = Math.min(Math.max(outlineLevel, 1), 9);
    return { name: `level-${String(level)}`, weight: 300 - level, centered };
  }
  if (!centered && !bold && larger === 0) return null;
  // a larger size says enough; whether the line is quite in the middle varies with its length
  const place = larger > 0 ? `size-${String(larger)}` : centered ? 'centered' : 'plain';
  const weight = (larger > 0 || centered ? 100 : 0) + larger + (bold ? 0.5 : 0);
  return { name: `${place}${bold ? '-bold' : ''}`, weight, centered };
};

const plain: Look = { name: 'plain', weight: 0, centered: false };

// not ".5亿元" or "）支出": the rest of a line
const beginsWords = /^[\p{Script=Han}A-Za-z\d“"《([【]/u;
// 7676 万元   12%
const amount = /\d\s?(?:[亿万]?元|%)/u;

/** How an unnumbered heading looks (short, unpunctuated, set apart by its look or its standing name), or null. */
export const bareHeading = (block: ParagraphBlock, bodySize: number | null): Look | null => {
  const text = fold(block.text).trim();
  if (text.length < 2 || text.length > longestBare || /[。;!?,:|]/u.test(text)) return null;
  if (!beginsWords.test(text) || amount.test(text) || isOffice(text.replace(/\s+/gu, ''))) return null;
  // 2026年3月, 3.5: dates, and lines without words
  if (!/\p{Script=Han}{2}/u.test(text) || /^[\d\s年月日.-]+$/u.test(text)) return null;
  return lookOf(block, bodySize) ?? (standing.test(text) && block.hints.align !== 'right' ? plain : null);
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
