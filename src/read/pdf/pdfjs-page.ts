/** One page of pdf.js: its operators traced, then released. */
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { UnreadableFile } from '../../errors.js';
import type { PageContent } from './engine.js';
import { matrixOf } from './matrix.js';
import { Tracer, type Args, type Library } from './pdfjs-operators.js';
import type { FontFace } from './pdfjs-text.js';

const fontLookup =
  (page: PDFPageProxy) =>
  (id: string): FontFace | null => {
    try {
      const font: unknown = page.commonObjs.get(id);
      return font as FontFace | null;
    } catch {
      // a font that failed to load is not there; its text is still placed by size
      return null;
    }
  };

/** What pdf.js throws over a page is about the page; what we throw over its operators is our defect. */
export const unparsable = (error: unknown): UnreadableFile =>
  new UnreadableFile('corrupt', error instanceof Error ? error.message : String(error));

const operatorsOf = async (page: PDFPageProxy): ReturnType<PDFPageProxy['getOperatorList']> => {
  try {
    const operators = await page.getOperatorList();
    // a page that cannot be parsed ends as an empty list; asked for its text, pdf.js says why
    if (operators.fnArray.length === 0) await page.getTextContent();
    return operators;
  } catch (error) {
    throw unparsable(error);
  }
};

const contentOf = async (
  library: Library,
  document: PDFDocumentProxy,
  page: PDFPageProxy,
): Promise<PageContent> => {
  const groups = await document.getOptionalContentConfig();
  const view = page.getViewport({ scale: 1 });
  const tracer = new Tracer(matrixOf(view.transform), library.OPS, fontLookup(page), (group) =>
    Boolean(groups.isVisible(group)),
  );
  const { fnArray, argsArray } = await operatorsOf(page);
  for (const [index, op] of fnArray.entries()) tracer.follow(op, (argsArray[index] ?? []) as Args);
  return {
    number: page.pageNumber,
    width: view.width,
    height: view.height,
    runs: tracer.text.finish(),
    rules: tracer.path.rules,
    doubled: tracer.text.doubled > 0,
    unpainted: tracer.text.unpainted,
  };
};

export const readPage = async (
  library: Library,
  document: PDFDocumentProxy,
  number: number,
): Promise<PageContent> => {
  const page = await document.getPage(number).catch((error: unknown) => {
    throw unparsable(error);
  });
  try {
    return await contentOf(library, document, page);
  } finally {
    page.cleanup();
  }
};
