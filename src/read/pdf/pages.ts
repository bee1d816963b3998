/** All pages of an open document, and what is odd about them. */
import type { Warning } from '../../../schemas/document.js';
import { UnreadableFile } from '../../errors.js';
import type { OpenDocument } from './engine.js';
import { healthOf } from './health.js';
import { layOut, type Page } from './page.js';
import type { PageTable } from './tables.js';

interface Pages {
  pages: Page[];
  warnings: Warning[];
}

const warn = (code: string, message: string, page: number): Warning => ({
  code,
  message,
  place: { kind: 'page', page, box: [0, 0, 0, 0] },
});

/** The lowest table of the page before. */
const lastTable = (before: Page | undefined, number: number): PageTable | null => {
  if (before?.number !== number - 1) return null;
  const foot = ({ ys }: PageTable): number => ys.at(-1) ?? 0;
  return before.tables.reduce<PageTable | null>(
    (last, table) => (last === null || foot(table) > foot(last) ? table : last),
    null,
  );
};

/** A page that cannot be parsed is told of and left out; if all are so, the file is corrupt. */
const layOutAll = async (document: OpenDocument): Promise<Pages> => {
  const all: Pages = { pages: [], warnings: [] };
  let failure = '';
  for (let number = 1; number <= document.pages; number++) {
    try {
      const content = await document.page(number);
      const page = layOut(content, lastTable(all.pages.at(-1), number));
      all.pages.push(page);
      all.warnings.push(...page.warnings, ...healthOf(content, page));
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      failure = error.detail ?? '';
      all.warnings.push(warn('unreadable-page', `page ${number} could not be parsed: ${failure}`, number));
    }
  }
  const lost = document.pages - all.pages.length;
  if (lost > 0 && all.pages.every((page) => page.characters === 0))
    throw new UnreadableFile('corrupt', `${lost} of ${document.pages} pages could not be parsed: ${failure}`);
  return all;
};

/** Pages that show no text but an image may say anything; somebody has to look. */
const imagePages = async (document: OpenDocument, pages: Page[]): Promise<Warning[]> => {
  const found: Warning[] = [];
  for (const { number, characters } of pages)
    if (characters === 0 && (await document.hasImage(number)))
      found.push(warn('image-page', `page ${number} holds images and no text`, number));
  return found;
};

/** Throws UnreadableFile where no page holds any text. */
export const readPages = async (document: OpenDocument): Promise<Pages> => {
  const { pages, warnings } = await layOutAll(document);
  const images = await imagePages(document, pages);
  if (pages.some((page) => page.characters > 0)) return { pages, warnings: [...warnings, ...images] };
  if (images.length > 0)
    throw new UnreadableFile(
      'scanned',
      `${images.length} of ${pages.length} pages hold images, none holds text`,
    );
  throw new UnreadableFile('empty', `${pages.length} pages without text or images`);
};
