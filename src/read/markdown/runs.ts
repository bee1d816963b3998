/** Pieces of running text with their offsets in the source, before they become a paragraph. */
import type { Piece } from '../../../schemas/place.js';
import { displayWidth } from '../text/lines.js';
import type { SourceText } from './source-text.js';

export interface Run {
  text: string;
  /** where it stands in the source; as long as `text` unless an escape or entity was resolved */
  start: number;
  end: number;
  /** a line ending in the source: 'soft' is only layout, 'hard' was meant */
  ending?: 'soft' | 'hard';
}

export interface Passage {
  text: string;
  pieces: Piece[];
}

/** Runs as one text without white space around it; soft line endings vanish between Han characters. */
export const passageOf = (runs: Run[], source: SourceText): Passage => {
  const passage: Passage = { text: '', pieces: [] };
  for (const [index, run] of runs.entries()) {
    if (run.ending === 'hard') passage.text += '\n';
    else if (run.ending === 'soft') passage.text += separator(passage.text, runs[index + 1]?.text ?? '');
    else append(passage, run, source);
  }
  return trimmed(passage);
};

const append = (passage: Passage, run: Run, source: SourceText): void => {
  const start = passage.text.length;
  passage.text += run.text;
  if (run.text !== '')
    passage.pieces.push({ start, end: passage.text.length, place: source.placeOf(run.start, run.end) });
};

const separator = (before: string, after: string): string => {
  const [left, right] = [before.at(-1), after.trimStart()[0]];
  if (left === undefined || right === undefined || /\s/u.test(left)) return '';
  return displayWidth(left) === 2 && displayWidth(right) === 2 ? '' : ' ';
};

const trimmed = ({ text, pieces }: Passage): Passage => {
  const from = text.length - text.trimStart().length;
  const to = Math.max(from, text.trimEnd().length);
  const kept = pieces.flatMap((piece) => cut(piece, from, to));
  return { text: text.slice(from, to), pieces: kept };
};

/** The part of a piece inside [from, to), counted from `from`. */
const cut = (piece: Piece, from: number, to: number): Piece[] => {
  const [start, end] = [Math.max(piece.start, from), Math.min(piece.end, to)];
  if (start >= end) return [];
  const { place } = piece;
  const moved =
    place.kind === 'line' &&
    place.line === place.endLine &&
    place.endColumn - place.column === piece.end - piece.start
      ? {
          ...place,
          column: place.column + start - piece.start,
          endColumn: place.endColumn - (piece.end - end),
        }
      : place;
  return [{ start: start - from, end: end - from, place: moved }];
};
