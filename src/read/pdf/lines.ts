/** Words to lines. Baselines of one line differ between fonts, so nearness is measured in em, never in points. */
import type { Piece } from '../../../schemas/place.js';
import { join } from './join.js';
import { bottom, top, type Word } from './words.js';

export interface Line {
  page: number;
  text: string;
  pieces: Piece[];
  /** extent in the page's reading frame */
  left: number;
  right: number;
  top: number;
  bottom: number;
  baseline: number;
  size: number;
  bold: boolean;
}

/** Word sets Times digits up to 0.4 em below the 仿宋 beside them; the next line is at least a full em away. */
const tolerance = 0.5;

/** Words grouped by line, top to bottom, each line from left to right. */
export const groupLines = (words: Word[]): Word[][] => {
  const sorted = [...words].sort((a, b) => a.baseline - b.baseline || a.order - b.order);
  const groups: Word[][] = [];
  let anchor: Word | null = null;
  for (const word of sorted) {
    const near =
      anchor !== null && word.baseline - anchor.baseline <= tolerance * Math.max(anchor.size, word.size);
    const last = groups.at(-1);
    if (near && last && anchor) {
      last.push(word);
      // a raised mark opens the line but does not measure it
      if (word.size > anchor.size) anchor = word;
    } else {
      groups.push([word]);
      anchor = word;
    }
  }
  for (const group of groups) group.sort((a, b) => a.left - b.left || a.order - b.order);
  return groups;
};

/** The value that most characters of the words have. */
const prevailing = <T>(words: Word[], valueOf: (word: Word) => T): T | undefined => {
  const weights = new Map<T, number>();
  for (const word of words) weights.set(valueOf(word), (weights.get(valueOf(word)) ?? 0) + word.text.length);
  return [...weights].reduce<[T, number] | null>(
    (best, entry) => (best && best[1] >= entry[1] ? best : entry),
    null,
  )?.[0];
};

export const lineOf = (page: number, words: Word[]): Line => {
  const size = prevailing(words, (word) => Math.round(word.size * 2) / 2) ?? 0;
  return {
    page,
    ...join(page, words),
    left: Math.min(...words.map((word) => word.left)),
    right: Math.max(...words.map((word) => word.right)),
    top: Math.min(...words.map(top)),
    bottom: Math.max(...words.map(bottom)),
    baseline: prevailing(words, (word) => Math.round(word.baseline * 10) / 10) ?? 0,
    size,
    bold: prevailing(words, (word) => word.bold) ?? false,
  };
};
