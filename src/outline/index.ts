/** The report as a section tree: lines rejoined, headings nested, furniture and contents told apart. */
import type { Block, Document, ParagraphBlock, Reading } from '../../schemas/document.js';
import { findCaptions } from './captions.js';
import { findContents } from './contents.js';
import { bodySizeOf } from './bare-heading.js';
import { openingOf, type Opening } from './headings.js';
import { reportKindOf, reportSpan } from './identity.js';
import { nest } from './nest.js';
import { toNodes } from './nodes.js';
import { NumberedNotes } from './numbered-notes.js';
import { findOrganization } from './organization.js';
import { rejoin } from './rejoin.js';
import { inReadingOrder } from './swapped-lines.js';
import { settleRoles, toSections } from './sections.js';
import { attachmentNumber } from './front-matter.js';
import { findTitle, type Title } from './title.js';

export const outline = (reading: Reading): Document => {
  const blocks = rejoin(inReadingOrder(reading.blocks));
  const contents = findContents(blocks);
  const title = findTitle(blocks, contents);
  const titles = new Set(title?.blocks);
  const captions = findCaptions(blocks, new Set([...contents, ...titles]));
  const apart = new Set([...contents, ...titles, ...captions.paragraphs]);
  const nested = settleRoles(nest(findOpenings(blocks, apart, title?.end ?? 0)), blocks);
  const sections = toSections(nested, blocks);
  return {
    ...identity(
      blocks,
      title,
      sections.flatMap(({ title: name }, index) => (nested[index]?.opening.role === 'heading' ? [name] : [])),
    ),
    sections,
    nodes: toNodes(blocks, nested, { contents, titles, captions }),
    warnings: reading.warnings,
  };
};

const isParagraph = (block: Block): block is ParagraphBlock =>
  block.kind === 'paragraph' && block.layer === 'body';

/** `front`: index of the first block after the title; before it only numbered paragraphs open sections. */
const findOpenings = (blocks: Block[], apart: Set<number>, front: number): Opening[] => {
  const bodySize = bodySizeOf(blocks.filter(isParagraph));
  const noted = new NumberedNotes();
  return blocks.flatMap((block, index) => {
    if (!isParagraph(block) || apart.has(index) || noted.takes(block.text)) return [];
    const opening = openingOf(block, index, bodySize);
    return opening && (opening.marker || index >= front) ? [opening] : [];
  });
};

// （2024年度）   under a title without a year
const yearLine = /^\s*[（(]?\s*(?:19|20)\d{2}\s*年度?\s*[)）]?\s*$/u;

/** How many paragraphs a cover may have. */
const coverLength = 20;

const identity = (
  blocks: Block[],
  title: Title | null,
  headings: string[],
): Pick<Document, 'title' | 'kind' | 'organization' | 'year' | 'period' | 'attachment'> => {
  const cover = blocks
    .slice(0, Math.max(coverLength, title?.end ?? 0))
    .flatMap((block) => (isParagraph(block) ? [block.text] : []));
  const name = title?.text ?? null;
  const number = cover
    .slice(0, coverLength)
    .map(attachmentNumber)
    .find((text) => text !== null && text !== '');
  return {
    title: name,
    kind: reportKindOf(name, headings),
    organization: findOrganization(name, blocks, title ? cover : []),
    ...reportSpan(name, [
      ...cover.filter((text) => yearLine.test(text)),
      ...headings.filter((heading) => heading.includes('年度')),
    ]),
    attachment: number ?? null,
  };
};
