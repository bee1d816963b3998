/** Tables of contents: lines that repeat the headings to come and are not the report itself. */
import type { Block, ParagraphBlock } from '../../schemas/document.js';
import { fold } from './fold.js';
import { markerOf } from './markers.js';

// 目 录   目次   Contents
const contentsTitle = /^\s*(?:目\s*[录次]|contents)\s*:?\s*$/iu;
// ……………（12）   ······ 3   .......7
const leader = /[.·…⋯・_-]{3,}\s*\(?\s*\d{1,4}\s*\)?\s*$/u;
// 收入总表 12   收入总表（12）: a page number without leader
const trailingPage = /\P{N}\s*(?:\s\d{1,3}|\(\s?\d{1,3}\s?\))\s*$/u;

export const isContentsTitle = (text: string): boolean => text.length < 20 && contentsTitle.test(fold(text));
export const hasLeader = (text: string): boolean => leader.test(fold(text.slice(-60)));

/** The words of a heading, however it is spaced and whatever page it is on. */
const keyOf = (text: string): string =>
  fold(text)
    .replace(/[.·…⋯・_-]{3,}.*$/u, '')
    .replace(/[\s、.:()]+/gu, '');

const longestEntry = 80;

const pageOf = (block: ParagraphBlock): number | null => {
  const place = block.pieces[0]?.place;
  return place?.kind === 'page' ? place.page : null;
};

/** Whether a paragraph under 目录 is still one of its entries. */
class Entries {
  private readonly keys = new Set<string>();
  private unmarked = 0;
  private readonly page: number | null;
  constructor(title: ParagraphBlock) {
    this.page = pageOf(title);
  }

  takes(block: ParagraphBlock): boolean {
    const { text } = block;
    if (text.length > longestEntry) return false;
    const key = keyOf(text);
    const withPage = hasLeader(text) || trailingPage.test(fold(text));
    if (!withPage) {
      if (/[。;!?,]\s*$/u.test(fold(text)) || this.keys.has(key)) return false;
      const marked = markerOf(text) !== null;
      const turned = this.page !== null && pageOf(block) !== this.page;
      // after numbered entries, an unnumbered line or a new page is the report
      if (this.keys.size > 0 && (turned || (!marked && this.unmarked === 0))) return false;
      if (!marked) this.unmarked += 1;
    }
    this.keys.add(key);
    return true;
  }
}

/** Indices of the blocks that are tables of contents. */
export const findContents = (blocks: Block[]): Set<number> => {
  const found = new Set<number>();
  let entries: Entries | null = null;
  blocks.forEach((block, index) => {
    if (block.kind === 'table') entries = null;
    else if (block.layer !== 'body') return;
    else if (isContentsTitle(block.text)) {
      entries = new Entries(block);
      found.add(index);
    } else if (entries?.takes(block) || hasLeader(block.text)) found.add(index);
    else entries = null;
  });
  return found;
};
