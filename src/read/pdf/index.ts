/** PDF: each line of a page is a block with its place; ruled and aligned tables are tables. */
import type { Reading, Warning } from '../../../schemas/document.js';
import { UnreadableFile } from '../../errors.js';
import type { Limits, Reader, Source } from '../reader.js';
import { blocksOf } from './blocks.js';
import type { Engine, OpenDocument } from './engine.js';
import { alone } from './guard.js';
import { healthOf } from './health.js';
import { layOut, type Page } from './page.js';
import { pdfjs } from './pdfjs.js';
import { unreadable } from './wreck.js';

/** %PDF- may follow some junk, as readers have always allowed. */
const headerWithin = 1024;

const accepts = ({ bytes }: Source): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, headerWithin)).includes('%PDF-');

const wholePage = (
  number: number,
  box: [number, number, number, number] = [0, 0, 0, 0],
): Warning['place'] => ({ kind: 'page', page: number, box });

/** A page that cannot be parsed is told of and left out; if all are so, the file is corrupt. */
const readPages = async (document: OpenDocument, warnings: Warning[]): Promise<Page[]> => {
  const pages: Page[] = [];
  let failure = '';
  for (let number = 1; number <= document.pages; number++) {
    try {
      const content = await document.page(number);
      const page = layOut(content);
      pages.push(page);
      warnings.push(...page.warnings, ...healthOf(content, page));
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      failure = error.message;
      warnings.push({
        code: 'unreadable-page',
        message: `page ${number} could not be parsed: ${failure}`,
        place: wholePage(number),
      });
    }
  }
  if (pages.length === 0)
    throw new UnreadableFile('corrupt', `none of ${document.pages} pages could be parsed: ${failure}`);
  return pages;
};

/** Pages that show no text but an image may say anything; somebody has to look. */
const blankPages = async (document: OpenDocument, pages: Page[], warnings: Warning[]): Promise<void> => {
  let images = 0;
  for (const page of pages) {
    if (page.characters > 0 || !(await document.hasImage(page.number))) continue;
    images++;
    warnings.push({
      code: 'image-page',
      message: `page ${page.number} holds images and no text`,
      place: wholePage(page.number, [0, 0, page.right, page.bottom]),
    });
  }
  if (pages.some((page) => page.characters > 0)) return;
  if (images > 0)
    throw new UnreadableFile('scanned', `${images} of ${pages.length} pages hold images, none holds text`);
  throw new UnreadableFile('empty', `${pages.length} pages without text or images`);
};

const readWith = async (engine: Engine, { bytes }: Source, limits: Limits): Promise<Reading> => {
  const document = await engine.open(bytes);
  try {
    if (document.pages > limits.pages)
      throw new UnreadableFile('too-large', `${document.pages} pages, at most ${limits.pages} are read`);
    const warnings: Warning[] = [];
    const pages = await readPages(document, warnings);
    await blankPages(document, pages, warnings);
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
