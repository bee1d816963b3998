/** Pages of PDF files as pictures, by the same pdf.js that reads them, so that boxes of a record lie where they belong. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { GlobalFonts, type Canvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { UnreadableFile } from '../errors.js';
import { alone } from '../read/pdf/guard.js';
import { openWith } from '../read/pdf/pdfjs.js';

export interface PageImage {
  png: Uint8Array;
  /** of the page as displayed, in points: a box of the record times (pixels / points) is a box of the picture */
  width: number;
  height: number;
}

/** Pixels of a picture, and of one that stands in the file: A3 at 400 dpi is 31 million. */
const mostPixels = 2 ** 24;
const mostImagePixels = 2 ** 26;

/** `number` from 1; `width` in pixels. null: there is no such page. Throws UnreadableFile. */
export const drawPage = (bytes: Uint8Array, number: number, width: number): Promise<PageImage | null> =>
  alone(async () => {
    provideFonts();
    const document = await openWith(bytes, { maxImageSize: mostImagePixels });
    try {
      if (number > document.numPages) return null;
      const page = await document.getPage(number);
      return await draw(document, page, width);
    } catch (error) {
      // what pdf.js throws over a page is about the page, unless it is that memory ran out
      if (error instanceof RangeError || !(error instanceof Error)) throw error;
      throw new UnreadableFile('corrupt', error.message);
    } finally {
      await document.loadingTask.destroy();
    }
  });

const draw = async (document: PDFDocumentProxy, page: PDFPageProxy, pixels: number): Promise<PageImage> => {
  const { width, height } = page.getViewport({ scale: 1 });
  // a page may be a long strip
  const scale = Math.min(pixels / width, Math.sqrt(mostPixels / (width * height)));
  const viewport = page.getViewport({ scale });
  const { canvasFactory } = document as unknown as { canvasFactory: CanvasFactory };
  const drawn = canvasFactory.create(
    Math.max(1, Math.round(viewport.width)),
    Math.max(1, Math.round(viewport.height)),
  );
  try {
    await page.render({ canvas: null, canvasContext: drawn.context, viewport }).promise;
    return { png: await drawn.canvas.encode('png'), width, height };
  } finally {
    canvasFactory.destroy(drawn);
  }
};

/** pdf.js' own, over @napi-rs/canvas where there is no browser. */
interface CanvasFactory {
  create(width: number, height: number): { canvas: Canvas; context: SKRSContext2D };
  destroy(drawn: object): void;
}

const require = createRequire(import.meta.url);
let provided = false;

/**
 * Many reports name 宋体 or 仿宋 and do not hold it. pdf.js then asks for a font of one of these names; with none on the
 * machine every Chinese character would be an empty box.
 */
const provideFonts = (): void => {
  if (provided) return;
  const fonts = join(dirname(require.resolve('@embedpdf/fonts-sc')), '..', 'fonts');
  for (const name of ['serif', 'sans-serif', 'monospace'])
    if (!GlobalFonts.registerFromPath(join(fonts, 'NotoSansHans-Regular.otf'), name))
      throw new Error(`the font of ${fonts} cannot be used`);
  provided = true;
};
