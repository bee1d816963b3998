/** pdf.js behind the port: the legacy build in this thread, with its character maps and fonts, and nothing evaluated. */
import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { UnreadableFile } from '../../errors.js';
import type { Engine, OpenDocument } from './engine.js';
import type { Library } from './pdfjs-operators.js';
import { readPage } from './pdfjs-page.js';

const require = createRequire(import.meta.url);
const home = dirname(require.resolve('pdfjs-dist/package.json')) + sep;

/** pdf.js wants a DOMMatrix at load even if it never draws; where canvas is not installed nobody else brings one. */
const provideMatrix = (): void => {
  try {
    require.resolve('@napi-rs/canvas');
  } catch {
    if (!('DOMMatrix' in globalThis)) Object.assign(globalThis, { DOMMatrix: Object });
  }
};

let library: Promise<Library> | null = null;
const load = async (): Promise<Library> => {
  provideMatrix();
  // both legacy builds replace Array.prototype.push for the whole thread by one three times as slow
  const push = Object.getOwnPropertyDescriptor(Array.prototype, 'push');
  const build = await import('pdfjs-dist/legacy/build/pdf.mjs');
  // with the worker's code on globalThis pdf.js starts no worker and imports nothing later
  await import(pathToFileURL(`${home}legacy${sep}build${sep}pdf.worker.mjs`).href);
  if (push) Object.defineProperty(Array.prototype, 'push', push);
  return build;
};

const settings = {
  cMapUrl: `${home}cmaps${sep}`,
  cMapPacked: true,
  standardFontDataUrl: `${home}standard_fonts${sep}`,
  wasmUrl: `${home}wasm${sep}`,
  isEvalSupported: false,
  disableFontFace: true,
  useSystemFonts: false,
  useWorkerFetch: false,
  enableXfa: false,
  verbosity: 0,
  // images are only asked about, never decoded
  maxImageSize: 0,
};

const rejectionOf = (error: unknown): unknown => {
  if (!(error instanceof Error)) return error;
  if (error.name === 'PasswordException')
    return new UnreadableFile('encrypted', 'a password is needed to open it');
  if (/unknown encryption method|Unknown crypto method/iu.test(error.message))
    return new UnreadableFile('encrypted', error.message);
  return new UnreadableFile('corrupt', error.message);
};

/** `changes`: what else than reading it is to be used for. Throws UnreadableFile: encrypted or corrupt. */
export const openWith = async (
  bytes: Uint8Array,
  changes: { stopAtErrors?: boolean; maxImageSize?: number } = {},
): Promise<PDFDocumentProxy> => {
  library ??= load();
  const { getDocument } = await library;
  // a plain copy: pdf.js takes the memory away from its owner, and slice() of a Buffer copies nothing
  const task = getDocument({ ...settings, data: new Uint8Array(bytes), ...changes });
  try {
    return await task.promise;
  } catch (error) {
    await task.destroy();
    throw rejectionOf(error);
  }
};

const operatorCount = async (document: PDFDocumentProxy, number: number): Promise<number> => {
  const page = await document.getPage(number);
  try {
    return (await page.getOperatorList()).fnArray.length;
  } finally {
    page.cleanup();
  }
};

/**
 * In strict mode pdf.js stops, without a word, at the first image over the size limit, which is every image; otherwise
 * it leaves the image out and goes on. Nothing is decoded either way.
 */
const stopsAtImage = async (
  lenient: PDFDocumentProxy,
  strict: PDFDocumentProxy,
  number: number,
): Promise<boolean> => (await operatorCount(strict, number)) < (await operatorCount(lenient, number));

const open = async (bytes: Uint8Array): Promise<OpenDocument> => {
  const document = await openWith(bytes);
  let strict: PDFDocumentProxy | null = null;
  return {
    pages: document.numPages,
    page: async (number) => readPage(await (library ?? load()), document, number),
    hasImage: async (number) =>
      stopsAtImage(document, (strict ??= await openWith(bytes, { stopAtErrors: true })), number),
    close: async () => {
      await strict?.loadingTask.destroy();
      await document.loadingTask.destroy();
    },
  };
};

export const pdfjs: Engine = { open };
