/** The readers, and which of them reads a file. */
import type { Reading } from '../../schemas/document.js';
import { UnreadableFile } from '../errors.js';
import { docx } from './docx/index.js';
import { refusal } from './foreign.js';
import { markdown } from './markdown/index.js';
import { pdf } from './pdf/index.js';
import type { Limits, Reader, Source } from './reader.js';
import { text } from './text/index.js';

/** The first that accepts the content reads it. Heavy libraries are loaded by the reader that needs them. */
export const readers: Reader[] = [pdf, docx, markdown, text];

/** Reads a file by its content. Throws UnreadableFile with one of the contract's codes. */
export const read = async (source: Source, limits: Limits): Promise<Reading> => {
  const { byteLength } = source.bytes;
  if (byteLength > limits.bytes) throw new UnreadableFile('too-large', `${byteLength} bytes`);
  if (byteLength === 0) throw new UnreadableFile('empty', 'zero bytes');
  for (const reader of readers) if (await reader.accepts(source)) return reader.read(source, limits);
  throw await refusal(source.bytes);
};
