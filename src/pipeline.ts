/** The flow: bytes → blocks → outline → figures → facts → record → checks. Everything after `read` is pure. */
import { createHash } from 'node:crypto';
import type { Configuration } from '../schemas/configuration.js';
import type { Reading } from '../schemas/document.js';
import { parseRecord, type ReportRecord } from '../schemas/record.js';
import { audit, auditOptions, standardAudit, type AuditOptions } from './audit/index.js';
import type { Rule } from './audit/rule.js';
import { understand } from './facts/index.js';
import { readFigures } from './figures/index.js';
import { knownUnits, withUnits, type Vocabulary } from './figures/vocabulary.js';
import { outline } from './outline/index.js';
import { read } from './read/index.js';
import { defaultLimits, type Limits, type Source } from './read/reader.js';
import { assemble } from './record.js';

export interface Extraction {
  /** what was read, JSON; enough to audit again without the file */
  reading: Reading;
  record: ReportRecord;
}

/** What an office wants otherwise. */
export interface Options {
  vocabulary: Vocabulary;
  audit: AuditOptions;
}
const standard: Options = { vocabulary: knownUnits, audit: standardAudit };

/** `own`: rules from the modules of the configuration. */
export const optionsOf = (configuration: Configuration, own: readonly Rule[]): Options => ({
  vocabulary: withUnits(configuration.units),
  audit: auditOptions(configuration, own),
});

/** Reads a file and checks what it says. Throws UnreadableFile for bad input. */
export const extract = async (
  source: Source,
  limits: Limits = defaultLimits,
  options: Options = standard,
): Promise<Extraction> => {
  const reading = await read(source, limits);
  return { reading, record: check(describe(source, reading), reading, options) };
};

/** The record of a document that was read before: same reading, same record. */
export const check = (
  file: ReportRecord['file'],
  reading: Reading,
  options: Options = standard,
): ReportRecord => {
  const document = outline(reading);
  const figures = readFigures(document, options.vocabulary);
  const understanding = understand(document, figures);
  return parseRecord({
    ...assemble(file, document, figures, understanding, options.audit.ruleSet),
    ...audit(figures, understanding.facts, options.audit),
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
