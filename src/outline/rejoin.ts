/** Lines become paragraphs again, and paragraphs cut by a page become whole. */
import type { Block, ParagraphBlock } from '../../schemas/document.js';
import { placesOf, type Piece } from '../../schemas/place.js';
import { continues } from './continuation.js';
import { isPageNumber } from './furniture.js';
import type { Running } from './running.js';
import { openBracket } from './sentence.js';

const begin = (block: ParagraphBlock): Running => ({
  first: block.hints,
  last: block,
  lines: [block],
  length: block.text.length,
  open: openBracket(block.text, null),
  broken: false,
});

const extend = (running: Running, block: ParagraphBlock): void => {
  running.lines.push(block);
  running.last = block;
  running.length += block.text.length;
  running.open = openBracket(block.text, running.open);
  running.broken = false;
};

// letters and digits keep apart what a line break kept apart
const word = /[A-Za-z0-9]/u;

/** What stood between two lines in the sentence: nothing between Han characters, a space between Latin words. */
const separator = (before: ParagraphBlock, after: ParagraphBlock): string => {
  const left = before.text.at(-1) ?? '';
  const right = after.text.trimStart().at(0) ?? '';
  const latinStop = /[,.;:!?)]/u.test(left) && /[A-Za-z]/u.test(before.text.at(-2) ?? '');
  if (!word.test(right) || !(word.test(left) || (latinStop && /[A-Za-z]/u.test(right)))) return '';
  return isOneNumber(before, after) ? '' : ' ';
};

// '97.5' and '0%': where nothing tells how wide lines are, a decimal without its unit is cut
const cutDecimal = /\d\.\d*$/u;
const restWithUnit = /^\d+ ?[%％万亿元]/u;

/** A number that the line break cut: the line is full, or what stands around the break is no number of its own. */
const isOneNumber = (before: ParagraphBlock, after: ParagraphBlock): boolean => {
  const rest = after.text.trimStart();
  if (!/\d$/u.test(before.text) || !/^\d/u.test(rest) || (after.hints.indent ?? 1) >= 0.5) return false;
  if (before.hints.full !== null) return before.hints.full;
  return cutDecimal.test(before.text) && restWithUnit.test(rest);
};

/** A piece moved by `shift`, without the first `lead` characters of its line. */
const shiftPiece = (line: ParagraphBlock, piece: Piece, lead: number, shift: number): Piece[] => {
  if (piece.start >= lead) return [{ ...piece, start: piece.start + shift, end: piece.end + shift }];
  const places = placesOf({ text: line.text, pieces: [piece] }, lead, piece.end);
  return places.map((place) => ({ start: lead + shift, end: piece.end + shift, place }));
};

const join = (lines: ParagraphBlock[]): ParagraphBlock => {
  const [first, ...others] = lines;
  if (first === undefined) throw new Error('a paragraph has at least one line');
  if (others.length === 0) return first;
  const parts = [first.text];
  const pieces = [...first.pieces];
  let length = first.text.length;
  let before = first;
  for (const line of others) {
    const space = separator(before, line);
    const lead = line.text.length - line.text.trimStart().length;
    const shift = length + space.length - lead;
    parts.push(space, line.text.slice(lead));
    for (const piece of line.pieces) pieces.push(...shiftPiece(line, piece, lead, shift));
    length = shift + line.text.length;
    before = line;
  }
  return { ...first, text: parts.join(''), pieces, hints: { ...first.hints, full: before.hints.full } };
};

/** Blocks with lines joined to paragraphs; what stood between the joined lines follows them. */
export const rejoin = (blocks: Block[]): Block[] => {
  const result: Block[] = [];
  let running = null as Running | null;
  let between: Block[] = [];
  const flush = (): void => {
    if (running) result.push(join(running.lines));
    for (const block of between) result.push(block);
    running = null;
    between = [];
  };
  for (const block of blocks) {
    if (block.kind === 'paragraph' && (block.layer !== 'body' || isPageNumber(block.text))) {
      between.push(block.layer === 'body' ? { ...block, layer: 'furniture' } : block);
      if (running) running.broken = true;
    } else if (block.kind === 'paragraph' && running && continues(running, block)) extend(running, block);
    else {
      flush();
      if (block.kind === 'paragraph') running = begin(block);
      else result.push(block);
    }
  }
  flush();
  return result;
};
