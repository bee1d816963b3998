import type { Reading } from '../../schemas/document.js';
import { UnreadableFile } from '../errors.js';
import type { Limits, Reader, Source } from './reader.js';

const readers: Reader[] = [];

/** Reads a file by its content. Throws UnreadableFile with one of the contract's codes. */
export const read = async (source: Source, limits: Limits): Promise<Reading> => {
  if (source.bytes.byteLength > limits.bytes) throw new UnreadableFile('too-large', `${source.bytes.byteLength} bytes`);
  for (const reader of readers) if (await reader.accepts(source)) return reader.read(source, limits);
  throw new UnreadableFile('unsupported-format');
};
