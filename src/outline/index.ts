/** The report as a section tree: lines rejoined, headings nested, furniture and contents told apart. */
import type { Block, Document, Node, ParagraphBlock, Reading, Role } from '../../schemas/document.js';
import { placesOf } from '../../schemas/place.js';
import type { Section } from '../../schemas/record.js';
import { bodySizeOf, openingOf, type Opening } from './headings.js';
import { nest, type Nested } from './nest.js';
import { rejoin } from './rejoin.js';

export const outline = (reading: Reading): Document => {
  const blocks = rejoin(reading.blocks);
  const nested = nest(findOpenings(blocks));
  return {
    title: null,
    kind: null,
    organization: null,
    year: null,
    period: null,
    attachment: null,
    sections: nested.map((entry, index) => toSection(entry, index, blocks)),
    nodes: toNodes(blocks, nested),
    warnings: reading.warnings,
  };
};

const isParagraph = (block: Block): block is ParagraphBlock =>
  block.kind === 'paragraph' && block.layer === 'body';

const findOpenings = (blocks: Block[]): Opening[] => {
  const bodySize = bodySizeOf(blocks.filter(isParagraph));
  return blocks.flatMap((block, index) =>
    isParagraph(block) ? (openingOf(block, index, bodySize) ?? []) : [],
  );
};

const sectionId = (index: number): string => `section-${String(index + 1)}`;

const toSection = ({ opening, parent, level }: Nested, index: number, blocks: Block[]): Section => {
  const block = blocks[opening.block];
  return {
    id: sectionId(index),
    parent: parent === null ? null : sectionId(parent),
    level,
    marker: opening.marker?.text ?? null,
    title: opening.title,
    kind: 'other',
    places: block?.kind === 'paragraph' ? placesOf(block, 0, opening.titleEnd) : [],
  };
};

const toNodes = (blocks: Block[], nested: Nested[]): Node[] => {
  const opened = new Map(nested.map(({ opening }, index) => [opening.block, { opening, index }]));
  let section: string | null = null;
  let tables = 0;
  return blocks.map((block, index): Node => {
    const here = opened.get(index);
    if (here) section = sectionId(here.index);
    if (block.kind === 'table') {
      tables += 1;
      const { rows, places, origin } = block;
      return {
        kind: 'table',
        id: `table-${String(tables)}`,
        section,
        caption: null,
        unit: null,
        header: block.headerRows ?? 1,
        rows,
        places,
        origin,
      };
    }
    const role: Role = block.layer === 'body' ? (here?.opening.role ?? 'body') : block.layer;
    return {
      kind: 'paragraph',
      role,
      section,
      text: block.text,
      pieces: block.pieces,
      body: here?.opening.body ?? 0,
    };
  });
};
