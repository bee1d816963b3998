/** Reading bytes in tests, and what a person sees of the result. */
import type { Block, ParagraphBlock, Reading, TableBlock } from '../../schemas/document.js';
import type { Piece } from '../../schemas/place.js';
import { UnreadableFile } from '../../src/errors.js';
import { read } from '../../src/read/index.js';
import { defaultLimits, type Limits } from '../../src/read/reader.js';

export const readBytes = (
  bytes: Uint8Array,
  name = 'report',
  limits: Partial<Limits> = {},
): Promise<Reading> => read({ name, bytes }, { ...defaultLimits, ...limits });

export const readText = (text: string, name = 'report.txt'): Promise<Reading> =>
  readBytes(new TextEncoder().encode(text), name);

export const paragraphs = ({ blocks }: { blocks: Block[] }): ParagraphBlock[] =>
  blocks.filter((block) => block.kind === 'paragraph');

export const tables = ({ blocks }: { blocks: Block[] }): TableBlock[] =>
  blocks.filter((block) => block.kind === 'table');

export const texts = (reading: { blocks: Block[] }, layer = 'body'): string[] =>
  paragraphs(reading)
    .filter((block) => block.layer === layer)
    .map(({ text }) => text);

/** Everything that has text with places: paragraphs and cells. */
export const owners = (blocks: Block[]): { text: string; pieces: Piece[] }[] =>
  blocks.flatMap((block): { text: string; pieces: Piece[] }[] =>
    block.kind === 'table' ? block.rows.flatMap(({ cells }) => cells) : [block],
  );

/** One string for each row; spans as ↓2 and →3. */
export const grid = ({ rows }: TableBlock): string[] =>
  rows.map(({ cells }) =>
    cells
      .map(
        ({ text, rowSpan, colSpan }) =>
          text + (rowSpan > 1 ? `↓${rowSpan}` : '') + (colSpan > 1 ? `→${colSpan}` : ''),
      )
      .join(' | '),
  );

export const refusalOf = async (
  bytes: Uint8Array,
  name = 'report',
  limits: Partial<Limits> = {},
): Promise<string> => {
  try {
    await readBytes(bytes, name, limits);
  } catch (error) {
    if (error instanceof UnreadableFile) return `${error.code}: ${error.detail ?? ''}`;
    throw error;
  }
  return 'read';
};
