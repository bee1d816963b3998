/**
 * Word (.docx, also .docm, .dotx and strict documents), read from its XML in one pass: automatic numbers, spans of
 * merged cells, outline levels and places are all there, and nothing is held that is not needed.
 */
import type { Block, Reading, Warning } from '../../../schemas/document.js';
import { UnreadableFile } from '../../errors.js';
import { isZip, maximumEntries, openArchive } from '../archive.js';
import type { Limits, Reader, Source } from '../reader.js';
import { endStory, readAll, readBlocks } from './blocks.js';
import { childrenOf, type Element } from './element.js';
import { readNumbering } from './numbering.js';
import { findWordPackage, partOf, relatedPart, type WordPackage } from './package.js';
import { openStory, type Document } from './story.js';
import { readStyles } from './styles.js';
import { readXml } from './xml.js';

export const docx: Reader = {
  format: 'docx',
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  async accepts({ bytes }) {
    if (!isZip(bytes)) return false;
    const archive = await openArchive(bytes, { entries: maximumEntries, unzippedBytes: Infinity });
    return (await findWordPackage(archive)) !== null;
  },
  read: (source, limits) => readWord(source, limits),
};

const readWord = async ({ bytes }: Source, limits: Limits): Promise<Reading> => {
  const archive = await openArchive(bytes, { entries: maximumEntries, unzippedBytes: limits.unzippedBytes });
  const file = await findWordPackage(archive);
  if (!file) throw new UnreadableFile('unsupported-format', 'zip archive without a Word document');
  const sections: Element[] = [];
  const document = await openDocument(file, sections);
  const body = openStory(document, 'body', { counter: { next: 0 } });
  const blocks = await streamed(file, file.main, 'w:body', (element) => readBlocks(element, body));
  blocks.push(...endStory(body));
  refuseEmpty(blocks, file);
  blocks.push(...(await furniture(file, sections, document)));
  return {
    format: 'docx',
    mediaType: docx.mediaType,
    pages: null,
    encoding: null,
    blocks,
    warnings: document.warnings,
  };
};

const streamed = async (
  file: WordPackage,
  part: string,
  of: string,
  read: (element: Element) => Block[],
): Promise<Block[]> => {
  const blocks: Block[] = [];
  const bytes = file.archive.open(part);
  // one by one: a table may hold more blocks than a call takes arguments
  const take = (element: Element): void => {
    for (const block of read(element)) blocks.push(block);
  };
  if (bytes) await readXml(part, await bytes, { of, take });
  return blocks;
};

const openDocument = async (file: WordPackage, sections: Element[]): Promise<Document> => {
  const styles = readStyles(await relatedPart(file, 'styles'));
  const numbering = readNumbering(await relatedPart(file, 'numbering'), (id) => styles.paragraph(id));
  const notes = {
    footnote: await notesOf(file, 'footnotes', 'w:footnote'),
    endnote: await notesOf(file, 'endnotes', 'w:endnote'),
  };
  const warnings: Warning[] = [];
  return {
    styles,
    numbering,
    warnings,
    takeNote: (kind, id) => {
      const note = notes[kind].get(id);
      notes[kind].delete(id);
      return note;
    },
    section: (sectPr) => sections.push(sectPr),
    warn: (code, message) => {
      if (!warnings.some((warning) => warning.code === code)) warnings.push({ code, message, place: null });
    },
  };
};

const notesOf = async (file: WordPackage, type: string, name: string): Promise<Map<string, Element>> =>
  new Map(
    childrenOf(await relatedPart(file, type), name).map((note) => [note.attributes['w:id'] ?? '', note]),
  );

/** Page headers and footers, each once, in the order of the sections. */
const furniture = async (file: WordPackage, sections: Element[], document: Document): Promise<Block[]> => {
  const references = sections.flatMap((section) => [
    ...childrenOf(section, 'w:headerReference'),
    ...childrenOf(section, 'w:footerReference'),
  ]);
  const parts = new Set(
    references.map(({ attributes }) => file.relationships.get(attributes['r:id'] ?? '')?.target),
  );
  const blocks: Block[] = [];
  for (const part of parts) {
    const root = part === undefined ? null : await partOf(file.archive, part);
    const story = openStory(document, 'furniture', { anchor: null });
    blocks.push(...readAll(root ?? undefined, story), ...endStory(story));
  }
  return blocks;
};

const refuseEmpty = (blocks: Block[], { relationships }: WordPackage): void => {
  if (blocks.length > 0) return;
  const images = [...relationships.values()].some(({ type }) => type === 'image');
  throw images
    ? new UnreadableFile('scanned', 'only images in the document')
    : new UnreadableFile('empty', 'no text in the document');
};
