/** Words of one line to its text, each with its place. Only geometry and printed spaces part words. */
import type { Piece } from '../../../schemas/place.js';
import { characters, endsCjk, raised, startsCjk } from './characters.js';
import type { Word } from './words.js';

export interface Text {
  text: string;
  pieces: Piece[];
}

/** Smaller gaps are spacing within a word or between scripts. */
const separates = 0.27;
/** Between ideographs only a gap that no justification makes is meant. */
const separatesIdeographs = 2;

/** 6 in 24.8⁶: smaller than its neighbour and raised. */
const isRaised = (word: Word, neighbour: Word): boolean =>
  word.size < 0.8 * neighbour.size && neighbour.baseline - word.baseline > 0.2 * neighbour.size;

const separator = (a: Word, b: Word, spacedOut: boolean): string => {
  const gap = (b.left - a.right) / Math.max(1, Math.min(a.size, b.size));
  if (spacedOut) return '';
  if (b.spaced && gap > 0.1) return ' ';
  if (!endsCjk(a.text) || !startsCjk(b.text)) return gap > separates ? ' ' : '';
  return gap > separatesIdeographs ? ' ' : '';
};

/** A title such as 目 录: single ideographs set wide apart are one word. */
const isSpacedOut = (words: Word[]): boolean =>
  words.every((word) => characters(word.text) === 1 && startsCjk(word.text));

export const join = (page: number, words: Word[]): Text => {
  let text = '';
  const pieces: Piece[] = [];
  const spacedOut = isSpacedOut(words);
  for (const [index, word] of words.entries()) {
    const previous = words[index - 1];
    if (previous) text += separator(previous, word, spacedOut);
    const raisedMark = previous !== undefined && isRaised(word, previous);
    const start = text.length;
    text += raisedMark ? raised(word.text) : word.text;
    pieces.push({ start, end: text.length, place: { kind: 'page', page, box: word.box } });
  }
  return { text, pieces };
};

/** Appends with a separator, keeping every piece at its text. */
export const append = (a: Text, separatorText: string, b: Text): Text => {
  const shift = a.text.length + separatorText.length;
  return {
    text: a.text + separatorText + b.text,
    pieces: [
      ...a.pieces,
      ...b.pieces.map((piece) => ({ ...piece, start: piece.start + shift, end: piece.end + shift })),
    ],
  };
};
