/** The flow: bytes → blocks → outline → figures → facts → record → checks. Everything after `read` is pure. */
import { createHash } from 'node:crypto';
import type { Reading } from '../schemas/document.js';
import { recordSchema, type ReportRecord } from '../schemas/record.js';
import { audit } from './audit/index.js';
import { understand } from './facts/index.js';
import { readFigures } from './figures/index.js';
import { outline } from './outline/index.js';
import { read } from './read/index.js';
import { defaultLimits, type Limits, type Source } from './read/reader.js';
import { assemble } from './record.js';

export interface Extraction {
  /** what was read, JSON; enough to audit again without the file */
  reading: Reading;
  record: ReportRecord;
}

/** Reads a file and checks what it says. Throws UnreadableFile for bad input. */
export const extract = async (source: Source, limits: Limits = defaultLimits): Promise<Extraction> => {
  const reading = await read(source, limits);
  return { reading, record: check(describe(source, reading), reading) };
};

/** The record of a document that was read before: same reading, same record. */
export const check = (file: ReportRecord['file'], reading: Reading): ReportRecord => {
  const document = outline(reading);
  const figures = readFigures(document);
  const understanding = understand(document, figures);
  return recordSchema.parse({
    ...assemble(file, document, figures, understanding),
    ...audit(figures, understanding.facts),
  });
};

const describe = ({ name, bytes }: Source, reading: Reading): ReportRecord['file'] => ({
  name,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  bytes: bytes.byteLength,
  mediaType: reading.mediaType,
  format: reading.format,
  pages: reading.pages,
  encoding: reading.encoding,
});
