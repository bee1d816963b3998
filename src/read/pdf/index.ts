/** PDF: each line of a page is a block with its place; ruled and aligned tables are tables. */
import type { Reading } from '../../../schemas/document.js';
import { UnreadableFile } from '../../errors.js';
import type { Limits, Reader, Source } from '../reader.js';
import { blocksOf } from './blocks.js';
import type { Engine } from './engine.js';
import { alone } from './guard.js';
import { readPages } from './pages.js';
import { pdfjs } from './pdfjs.js';
import { unreadable } from './wreck.js';

/** %PDF- may follow some junk, as readers have always allowed. */
const headerWithin = 1024;

const accepts = ({ bytes }: Source): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, headerWithin)).includes('%PDF-');

const readWith = async (engine: Engine, { bytes }: Source, limits: Limits): Promise<Reading> => {
  const document = await engine.open(bytes);
  try {
    if (document.pages > limits.pages)
      throw new UnreadableFile('too-large', `${document.pages} pages, at most ${limits.pages} are read`);
    const { pages, warnings } = await readPages(document);
    return {
      format: 'pdf',
      mediaType: 'application/pdf',
      pages: document.pages,
      encoding: null,
      blocks: blocksOf(pages),
      warnings,
    };
  } finally {
    await document.close();
  }
};

/** Whatever a parser throws over a hostile file is about the file. */
const read = async (source: Source, limits: Limits): Promise<Reading> => {
  try {
    return await alone(() => readWith(pdfjs, source, limits));
  } catch (error) {
    throw unreadable(error, source.bytes);
  }
};

export const pdf: Reader = { format: 'pdf', mediaType: 'application/pdf', accepts, read };
