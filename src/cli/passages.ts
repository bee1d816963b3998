/** The text of a reading as a person would quote it: lines of one paragraph run on, a table row is one line. */
import type { Block, ParagraphBlock, TableBlock } from '../../schemas/document.js';
import { placesOf, type Piece, type Place } from '../../schemas/place.js';

export interface Passage {
  text: string;
  pieces: Piece[];
}

export interface Span {
  passage: Passage;
  start: number;
  end: number;
}

export class Passages {
  readonly #by = new Map<string, Passage[]>();

  constructor(blocks: Block[]) {
    for (const passage of passagesOf(blocks)) {
      for (const key of new Set(passage.pieces.map(({ place }) => keyOf(place))))
        this.#by.set(key, [...(this.#by.get(key) ?? []), passage]);
    }
  }

  /** Where `text` stands at `place`: the same digits may stand on a page a dozen times. */
  locate(text: string, place: Place): Span | null {
    for (const passage of this.#by.get(keyOf(place)) ?? []) {
      for (
        let start = passage.text.indexOf(text);
        start >= 0;
        start = passage.text.indexOf(text, start + 1)
      ) {
        const end = start + text.length;
        if (placesOf(passage, start, end).some((each) => meet(each, place))) return { passage, start, end };
      }
    }
    return null;
  }
}

function* passagesOf(blocks: Block[]): Generator<Passage> {
  let open: Passage | null = null;
  for (const block of blocks) {
    if (block.kind === 'paragraph' && block.layer === 'body' && block.hints.line) {
      open = open ? append(open, block, gapBetween(open.text, block.text)) : block;
      if (block.hints.full !== false) continue;
    }
    if (open) yield open;
    open = null;
    if (block.kind === 'table') yield* rowsOf(block);
    else if (block.layer !== 'body' || !block.hints.line) yield block;
  }
  if (open) yield open;
}

function* rowsOf(table: TableBlock): Generator<Passage> {
  for (const { cells } of table.rows) {
    let row: Passage = { text: '', pieces: [] };
    for (const [index, cell] of cells.entries()) row = append(row, cell, index === 0 ? '' : ' | ');
    yield row;
  }
}

// 'the total' + 'of which': a space; 预算 + 执行: none
const gapBetween = (before: string, after: string): string =>
  /[a-z]$/iu.test(before) && /^[a-z]/iu.test(after) ? ' ' : '';

const append = (passage: Passage, next: Pick<ParagraphBlock, 'text' | 'pieces'>, gap: string): Passage => {
  const shift = passage.text.length + gap.length;
  return {
    text: passage.text + gap + next.text,
    pieces: [
      ...passage.pieces,
      ...next.pieces.map((each) => ({ ...each, start: each.start + shift, end: each.end + shift })),
    ],
  };
};

const keyOf = (place: Place): string => {
  switch (place.kind) {
    case 'page':
      return `page ${place.page}`;
    case 'paragraph':
      return `paragraph ${place.index}`;
    case 'line':
      return `line ${place.line}`;
    case 'cell':
      return `table ${place.table}`;
  }
};

const meet = (a: Place, b: Place): boolean => {
  if (a.kind === 'page' && b.kind === 'page')
    return a.box[0] < b.box[2] && b.box[0] < a.box[2] && a.box[1] < b.box[3] && b.box[1] < a.box[3];
  if (a.kind === 'paragraph' && b.kind === 'paragraph') return a.start < b.end && b.start < a.end;
  if (a.kind === 'line' && b.kind === 'line') return a.column < b.endColumn && b.column < a.endColumn;
  return a.kind === 'cell' && b.kind === 'cell' && a.row === b.row && a.column === b.column;
};
