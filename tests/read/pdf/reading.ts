/** Reads test papers and says what came out in a form that can be compared at a glance. */
import type { Block, ParagraphBlock, Reading, TableBlock } from '../../../schemas/document.js';
import { UnreadableFile } from '../../../src/errors.js';
import { pdf } from '../../../src/read/pdf/index.js';
import { defaultLimits, type Limits } from '../../../src/read/reader.js';
import type { Paper } from './paper.js';

export const readBytes = (bytes: Uint8Array, limits: Limits = defaultLimits): Promise<Reading> =>
  pdf.read({ name: 'test.pdf', bytes }, limits);
export const readPaper = (paper: Paper): Promise<Reading> => readBytes(paper.bytes());

export const rejection = async (
  bytes: Uint8Array,
  limits: Limits = defaultLimits,
): Promise<UnreadableFile> => {
  try {
    await readBytes(bytes, limits);
  } catch (error) {
    if (error instanceof UnreadableFile) return error;
    throw error;
  }
  throw new Error('the file was read');
};

export const paragraphs = ({ blocks }: Reading): ParagraphBlock[] =>
  blocks.filter((block: Block) => block.kind === 'paragraph');
export const tables = ({ blocks }: Reading): TableBlock[] =>
  blocks.filter((block: Block) => block.kind === 'table');

/** body: 第一行 */
export const layers = (reading: Reading): string[] =>
  paragraphs(reading).map(({ layer, text }) => `${layer}: ${text}`);
export const lines = (reading: Reading): string[] =>
  paragraphs(reading)
    .filter(({ layer }) => layer === 'body')
    .map(({ text }) => text);

/** One string a row: 合计 | 2×1 12.00, with width × height where a cell spans. */
export const rows = (table: TableBlock | undefined): string[] =>
  (table?.rows ?? []).map(({ cells }) =>
    cells
      .map(({ text, colSpan, rowSpan }) => (colSpan * rowSpan > 1 ? `${colSpan}×${rowSpan} ${text}` : text))
      .join(' | '),
  );

export const warnings = (reading: Reading): string[] =>
  reading.warnings.map(({ code, place }) => (place?.kind === 'page' ? `${code} ${place.page}` : code));
