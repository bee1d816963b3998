/** A passage through the text reader and every stage up to the checks. */
import type { Document } from '../../schemas/document.js';
import type { Fact, Figures } from '../../schemas/fact.js';
import type { Check } from '../../schemas/record.js';
import { audit } from '../../src/audit/index.js';
import { understand } from '../../src/facts/index.js';
import { readFigures } from '../../src/figures/index.js';
import { outline } from '../../src/outline/index.js';
import { read } from '../../src/read/index.js';
import { defaultLimits } from '../../src/read/reader.js';

export interface Examined {
  document: Document;
  figures: Figures;
  facts: Fact[];
  checks: Check[];
}

export const examine = async (text: string): Promise<Examined> => {
  const bytes = new TextEncoder().encode(text);
  const document = outline(await read({ name: 'passage.txt', bytes }, defaultLimits));
  const figures = readFigures(document);
  const { facts } = understand(document, figures);
  return { document, figures, facts, checks: audit(figures, facts).checks };
};
