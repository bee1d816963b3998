/** Plain text: one block for each line, hard-wrapped lines marked as such. */
import { noHints, type Hints, type ParagraphBlock, type Reading } from '../../../schemas/document.js';
import type { Reader } from '../reader.js';
import { isPageNumber, mayBePageNumber } from '../page-number.js';
import { decodeText, isText } from './decoded-text.js';
import { linePiece, readLines, type Line } from './lines.js';
import { reaches, rightEdge } from './right-edge.js';
import { takeTable } from './tables.js';
import { unreadTables } from './unread-tables.js';

export const text: Reader = {
  format: 'text',
  mediaType: 'text/plain',
  accepts: ({ bytes }) => isText(bytes),
  async read({ bytes }) {
    const { text: content, encoding, warnings } = await decodeText(bytes);
    const found = layOut(content);
    return {
      format: 'text',
      mediaType: text.mediaType,
      pages: null,
      encoding,
      blocks: found.blocks,
      warnings: [...warnings, ...found.warnings],
    };
  },
};

/** Decoded text to its blocks, and what was seen in it but not read. */
export const layOut = (content: string): Pick<Reading, 'blocks' | 'warnings'> => {
  const lines = readLines(content);
  const numbers = new Set(lines.filter((line, index) => isFurniture(line, lines[index + 1])));
  const edge = rightEdge(lines.filter((line) => line.text !== '' && !numbers.has(line)));
  const blocks: Reading['blocks'] = [];
  const prose: Line[] = [];
  for (let at = 0; at < lines.length;) {
    const table = takeTable(lines, at);
    const line = lines[at];
    if (table) blocks.push(table.block);
    else if (line && line.text !== '') {
      blocks.push(paragraph(line, numbers.has(line), edge, lines[at - 1]));
      if (!numbers.has(line)) prose.push(line);
    }
    at += table?.lines ?? 1;
  }
  return { blocks, warnings: unreadTables(prose) };
};

/** A page number: by its wording, or a bare number as the first or last line of a page. */
const isFurniture = (line: Line, next: Line | undefined): boolean =>
  isPageNumber(line.text) || (mayBePageNumber(line.text) && (line.opensPage || next?.opensPage === true));

const paragraph = (
  line: Line,
  furniture: boolean,
  edge: number | null,
  above: Line | undefined,
): ParagraphBlock => ({
  kind: 'paragraph',
  layer: furniture ? 'furniture' : 'body',
  text: line.text,
  pieces: [linePiece(line, 0, line.text.length)],
  hints: hints(line, edge, above),
});

const hints = (line: Line, edge: number | null, above: Line | undefined): Hints => ({
  ...noHints,
  line: edge !== null,
  indent: line.indent / 2,
  full: edge === null ? null : reaches(line, edge),
  gapBefore: line.blanksAbove,
  align: edge !== null && isCentred(line, edge, above) ? 'center' : null,
});

/** About as much white space on both sides, and not the rest of a sentence that the layout moved to the right. */
const isCentred = (line: Line, edge: number, above: Line | undefined): boolean => {
  const right = edge - line.width;
  // …分布图》、
  const goesOn = above !== undefined && (reaches(above, edge) || /[，、,]$/u.test(above.text));
  return !goesOn && line.indent >= 8 && Math.abs(line.indent - right) <= 6;
};
