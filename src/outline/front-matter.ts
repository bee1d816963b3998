/** What stands before a report begins: cover, attachment number, contents, salutation. */
import type { Block, ParagraphBlock } from '../../schemas/document.js';
import { fold } from './fold.js';
import { markerOf } from './markers.js';
import { closesParagraph } from './sentence.js';

// 附件2：   附表 1
const attachment = /^\s*附\s?[件表]\s?([\d一二三四五六七八九十]{0,3})\s?[:、.]?\s*/u;
/** Without the white space of layout. */
export const compact = (text: string): string => text.replace(/(?<![A-Za-z])\s+|\s+(?![A-Za-z])/gu, '');

export const attachmentNumber = (text: string): string | null =>
  attachment.exec(fold(text.slice(0, 20)))?.[1] ?? null;

export const withoutAttachment = (text: string): string =>
  text.slice(attachment.exec(fold(text.slice(0, 20)))?.[0].length ?? 0);

const zoneLength = 40;
export const longestLine = 70;

export const isBody = (block: Block | undefined): block is ParagraphBlock =>
  block?.kind === 'paragraph' && block.layer === 'body';

/** The blocks before the report begins: up to the first section, contents, table or running paragraph. */
export const frontMatter = (blocks: Block[], contents: Set<number>): number => {
  let seen = 0;
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'table' || contents.has(index)) return index;
    if (!isBody(block)) continue;
    seen += 1;
    const running =
      block.text.length > longestLine || (block.text.length > 25 && closesParagraph(block.text));
    if (seen > zoneLength || running || markerOf(block.text)) return index;
  }
  return blocks.length;
};

// 各位代表：   主任、各位副主任：   各位代表，同志们：
const salutation = /^(?:各位|主任|尊敬).{0,30}:$/u;

/** After the title, who speaks to whom stands before the report. */
export const addressed = (blocks: Block[], from: number): number => {
  const near = blocks.slice(from, from + 12);
  const at = near.findLastIndex((block) => isBody(block) && salutation.test(fold(compact(block.text))));
  return from + at + 1;
};
