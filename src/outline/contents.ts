/** Tables of contents: lines that repeat the headings to come and are not the report itself. */
import type { Block, ParagraphBlock } from '../../schemas/document.js';
import { fold } from './fold.js';
import { markerOf } from './markers.js';
import { endsWithLeader } from './sentence.js';

// 目 录   目次   Contents
const contentsTitle = /^\s*(?:目\s*[录次]|contents)\s*:?\s*$/iu;
// 收入总表 12   收入总表（12）: a page number without leader
const trailingPage = /\P{N}\s*(?:\s\d{1,3}|\(\s?\d{1,3}\s?\))\s*$/u;

export const isContentsTitle = (text: string): boolean => text.length < 20 && contentsTitle.test(fold(text));

/** The words of a heading, however it is spaced and whatever page it is on. */
const keyOf = (text: string): string =>
  fold(text)
    .replace(/[.·…⋯・_-]{2,}.*$/u, '')
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
  constructor(
    title: ParagraphBlock,
    /** where the words of a line stand last */
    private readonly last: Map<string, number>,
  ) {
    this.page = pageOf(title);
  }

  takes(block: ParagraphBlock, index: number): boolean {
    const { text } = block;
    if (text.length > longestEntry) return false;
    const key = keyOf(text);
    const withPage = endsWithLeader(text) || trailingPage.test(fold(text));
    if (!withPage) {
      if (/[。;!?,]\s*$/u.test(fold(text)) || this.keys.has(key)) return false;
      const marker = markerOf(text);
      const marked = marker !== null;
      const turned = this.page !== null && pageOf(block) !== this.page;
      const returns = (this.last.get(key) ?? index) > index;
      // after numbered entries an unnumbered line is the report, and so is 一、 on a new page
      const leaves = marked ? turned && marker.number === 1 : turned || this.unmarked === 0;
      if (this.keys.size > 0 && !returns && leaves) return false;
      if (!marked) this.unmarked += 1;
    }
    this.keys.add(key);
    return true;
  }
}

const lastOfEach = (blocks: Block[]): Map<string, number> =>
  new Map(
    blocks.flatMap((block, index): [string, number][] =>
      block.kind === 'paragraph' && block.layer === 'body' && block.text.length <= longestEntry
        ? [[keyOf(block.text), index]]
        : [],
    ),
  );

/** Indices of the blocks that are tables of contents. */
export const findContents = (blocks: Block[]): Set<number> => {
  const found = new Set<number>();
  const last = lastOfEach(blocks);
  let entries: Entries | null = null;
  blocks.forEach((block, index) => {
    if (block.kind === 'table') entries = null;
    else if (block.layer !== 'body') return;
    else if (isContentsTitle(block.text)) {
      entries = new Entries(block, last);
      found.add(index);
    } else if (entries?.takes(block, index) || endsWithLeader(block.text)) found.add(index);
    else entries = null;
  });
  return found;
};
