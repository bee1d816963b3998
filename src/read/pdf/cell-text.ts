/** The words of a cell to its text. */
import { endsCjk, startsCjk } from './characters.js';
import { append, join, type Text } from './join.js';
import { groupLines } from './lines.js';
import { isTornNumber } from './numbers.js';
import type { Word } from './words.js';

/** A line with less room than this, in em, was broken by the cell's edge. */
const broken = 1.5;

/** Left and right margins of a cell together, in points, as word processors set them. */
const margins = 11;

/** Free width beside the words of a line, in em. */
export const roomBeside = (words: Word[], width: number): number => {
  const used = Math.max(...words.map((word) => word.right)) - Math.min(...words.map((word) => word.left));
  return (width - used) / Math.max(1, words[0]?.size ?? 1);
};

/** ③ */
const noteMark = /^[①-⑳]$/u;
/** ③ or * set small above the end of a number is a mark on it, not a line before it. */
const isMarkOn = (mark: Word[], line: Word[] | undefined): boolean => {
  const [only, last] = [mark[0], line?.at(-1)];
  if (mark.length !== 1 || !only || !last) return false;
  return (
    (only.size < 0.8 * last.size || noteMark.test(only.text)) &&
    last.baseline - only.baseline < last.size &&
    only.left > last.right - last.size / 2
  );
};

const markedLines = (words: Word[]): Word[][] => {
  const lines = groupLines(words);
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    if (next && isMarkOn(line, next)) lines.splice(index, 2, [...next, ...line]);
  }
  return lines;
};

const separator = (a: string, b: string, isFull: boolean): string => {
  if (endsCjk(a) || startsCjk(b)) return '';
  return isTornNumber(a, b, isFull) ? '' : ' ';
};

/** Wrapped lines are one text; nothing parts ideographs, and a number stays whole only if it was one. */
export const cellText = (page: number, words: Word[], width: number): Text & { full: boolean } => {
  let all: Text = { text: '', pieces: [] };
  let full = false;
  let last: Word[] = [];
  for (const group of markedLines(words)) {
    const line = join(page, group);
    all = all.text === '' ? line : append(all, separator(all.text, line.text, full), line);
    full = roomBeside(group, width) < broken;
    last = group;
  }
  // what follows on another page is known by nothing else: the next character had no room
  return { ...all, full: last.length > 0 && roomBeside(last, width - margins) < 1 };
};
