import type { Block, Node, ParagraphBlock, Role, TableBlock } from '../../schemas/document.js';
import type { Captions } from './captions.js';
import type { Opening } from './headings.js';
import type { Nested } from './nest.js';
import { sectionId } from './sections.js';
import { headerRowsOf } from './table-header.js';

export interface Parts {
  contents: Set<number>;
  titles: Set<number>;
  captions: Captions;
}

const roleOf = (block: ParagraphBlock, index: number, opening: Opening | undefined, parts: Parts): Role => {
  if (block.layer !== 'body') return block.layer;
  if (parts.titles.has(index)) return 'title';
  if (parts.contents.has(index)) return 'contents';
  if (parts.captions.paragraphs.has(index)) return 'caption';
  return opening?.role ?? 'body';
};

const tableNode = (
  block: TableBlock,
  number: number,
  section: string | null,
  parts: Parts,
  index: number,
): Node => ({
  kind: 'table',
  id: `table-${String(number)}`,
  section,
  caption: parts.captions.tables.get(index)?.caption ?? null,
  unit: parts.captions.tables.get(index)?.unit ?? null,
  header: headerRowsOf(block),
  rows: block.rows,
  places: block.places,
  origin: block.origin,
});

/** The blocks in reading order, each in its section. */
export const toNodes = (blocks: Block[], nested: Nested[], parts: Parts): Node[] => {
  const opened = new Map(nested.map(({ opening }, index) => [opening.block, { opening, index }]));
  let section: string | null = null;
  let tables = 0;
  return blocks.map((block, index): Node => {
    const here = opened.get(index);
    if (here) section = sectionId(here.index);
    if (block.kind === 'table') return tableNode(block, (tables += 1), section, parts, index);
    const { text, pieces } = block;
    const role = roleOf(block, index, here?.opening, parts);
    return {
      kind: 'paragraph',
      role,
      section: role === 'title' || role === 'contents' ? null : section,
      text,
      pieces,
      body: here?.opening.body ?? 0,
    };
  });
};
