/** Text of a paragraph with its places, cut into the lines that it prints. */
import type { Piece } from '../../../schemas/place.js';
import type { Span } from './inline.js';

/** Where a segment stands: in a paragraph of the body, or nowhere (page headers). */
export interface Position {
  paragraph: number;
  /** UTF-16 offset in the paragraph */
  start: number;
  /** true: all of the segment stands at `start`: automatic numbers, notes, text boxes */
  fixed: boolean;
}

export interface Segment extends Span {
  position: Position | null;
}

export interface Passage {
  text: string;
  pieces: Piece[];
}

/** Spans one after the other, from offset 0 of a body paragraph. */
export const segmentsOf = (spans: Span[], paragraph: number): Segment[] => {
  let start = 0;
  return spans.map((span) => {
    const position = { paragraph, start, fixed: false };
    start += span.text.length;
    return { ...span, position };
  });
};

/** Cut at line breaks; a line without visible characters is dropped. */
export const linesOf = (segments: Segment[]): Segment[][] => {
  const lines: Segment[][] = [[]];
  for (const segment of segments)
    for (const [index, part] of parts(segment).entries()) {
      if (index > 0) lines.push([]);
      if (part.text !== '') lines.at(-1)?.push(part);
    }
  return lines.map(trimmed).filter((line) => line.length > 0);
};

const parts = (segment: Segment): Segment[] => {
  let start = 0;
  return segment.text.split('\n').map((text) => {
    const part = cut(segment, start, start + text.length);
    start += text.length + 1;
    return part;
  });
};

const cut = (segment: Segment, from: number, to: number): Segment => ({
  ...segment,
  text: segment.text.slice(from, to),
  position: segment.position && {
    ...segment.position,
    start: segment.position.start + (segment.position.fixed ? 0 : from),
  },
});

const trimmed = (line: Segment[]): Segment[] => {
  const kept = [...line];
  for (let first = kept[0]; first; first = kept[0]) {
    const spaces = first.text.length - first.text.trimStart().length;
    if (spaces < first.text.length) {
      kept[0] = cut(first, spaces, first.text.length);
      break;
    }
    kept.shift();
  }
  for (let last = kept.at(-1); last; last = kept.at(-1)) {
    const end = last.text.trimEnd().length;
    if (end > 0) {
      kept[kept.length - 1] = cut(last, 0, end);
      break;
    }
    kept.pop();
  }
  return kept;
};

/** White space before the first visible character of the first line. */
export const leadingSpace = (segments: Segment[]): string =>
  /^[^\S\n]*/u.exec(segments.map(({ text }) => text).join(''))?.[0] ?? '';

export const passageOf = (line: Segment[]): Passage => {
  const passage: Passage = { text: '', pieces: [] };
  for (const segment of line) {
    const start = passage.text.length;
    passage.text += segment.text;
    addPiece(passage.pieces, segment, start);
  }
  return passage;
};

/** Neighbours in the source are one piece, however many runs they were written in. */
const addPiece = (pieces: Piece[], { text, position }: Segment, start: number): void => {
  if (!position) return;
  const end = start + text.length;
  const last = pieces.at(-1);
  const place = {
    kind: 'paragraph' as const,
    index: position.paragraph,
    start: position.start,
    end: position.start + (position.fixed ? 0 : text.length),
  };
  const joins =
    last?.place.kind === 'paragraph' &&
    last.end === start &&
    last.place.index === place.index &&
    last.place.end === place.start &&
    // a number that Word wrote and the text after it are two things
    last.place.end > last.place.start === place.end > place.start;
  if (joins && last.place.kind === 'paragraph') {
    last.end = end;
    last.place = { ...last.place, end: place.end };
  } else pieces.push({ start, end, place });
};
