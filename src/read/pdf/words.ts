/** Runs cut at white space: the pieces that lines and cells are put together from. */
import type { Box } from '../../../schemas/place.js';
import { asPrinted } from './characters.js';
import type { Run } from './engine.js';
import { displayed } from './frame.js';

export interface Word {
  text: string;
  /** on the displayed page */
  box: Box;
  left: number;
  right: number;
  baseline: number;
  size: number;
  bold: boolean;
  order: number;
  /** a printed space stands before it */
  spaced: boolean;
}

/** 3 156 in one run */
const inked = /\S+/gu;

export const wordsOf = (run: Run): Word[] => {
  const words: Word[] = [];
  for (const match of asPrinted(run.text).matchAll(inked)) {
    const [left, right] = [
      run.edges[match.index] ?? run.left,
      run.edges[match.index + match[0].length] ?? run.right,
    ];
    const box: Box = [left, run.baseline - 0.88 * run.size, right, run.baseline + 0.12 * run.size];
    words.push({
      text: match[0],
      box: displayed(box, run.angle),
      left,
      right,
      baseline: run.baseline,
      size: run.size,
      bold: run.bold,
      order: run.order,
      spaced: match.index > 0 || words.length > 0,
    });
  }
  return words;
};

/** A run of spaces alone still parts its neighbours. */
export const allWords = (runs: Run[]): Word[] => {
  const words: Word[] = [];
  let pending: Run | null = null;
  for (const run of runs) {
    const found = wordsOf(run);
    const [first] = found;
    if (first && pending && follows(pending, run)) first.spaced = true;
    // a trailing space belongs to whatever comes next on the line
    pending = found.length === 0 || /\s$/u.test(run.text) ? run : null;
    words.push(...found);
  }
  return words;
};

const follows = (space: Run, run: Run): boolean =>
  Math.abs(space.baseline - run.baseline) < 0.6 * run.size && run.left >= space.left;

export const top = (word: Word): number => word.baseline - 0.88 * word.size;
export const bottom = (word: Word): number => word.baseline + 0.12 * word.size;
export const middle = (word: Word): number => word.baseline - 0.38 * word.size;
