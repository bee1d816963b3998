/** What wide white space parts on a line, and the columns in which such chunks stand one below the other. */
import { join } from './join.js';
import { isValue } from './numbers.js';
import type { Word } from './words.js';

export interface Chunk {
  words: Word[];
  text: string;
  left: number;
  right: number;
  baseline: number;
  size: number;
}

/** The ink of a column, from the leftmost to the rightmost of its chunks. */
export interface Band {
  left: number;
  right: number;
}

/** Bands that follow each other. */
export interface Range {
  from: number;
  /** the last band */
  to: number;
}

/** The margins of two neighbouring cells are wider than this together, in em; spaces within a name are not. */
const apart = 0.6;

const chunkOf = (words: Word[]): Chunk => ({
  words,
  text: join(0, words).text,
  left: Math.min(...words.map(({ left }) => left)),
  right: Math.max(...words.map(({ right }) => right)),
  baseline: Math.max(...words.map(({ baseline }) => baseline)),
  size: Math.max(...words.map(({ size }) => size)),
});

/** `line`: the words of one line, left to right. */
export const chunksOf = (line: readonly Word[]): Chunk[] => {
  const groups: Word[][] = [];
  let right = -Infinity;
  for (const word of line) {
    const last = groups.at(-1);
    if (last && word.left - right < apart * word.size) last.push(word);
    else groups.push([word]);
    right = Math.max(right, word.right);
  }
  return groups.map(chunkOf);
};

export const isNumber = ({ text }: Chunk): boolean => isValue(text);

export const isNumberLine = (line: readonly Chunk[]): boolean =>
  line.some((chunk) => isNumber(chunk) && /\d/u.test(chunk.text));

/** Columns are further apart than this, in em. */
const gap = 0.2;

/** '--' may stand anywhere in its cell. */
const isBlank = ({ text }: Chunk): boolean => /^[-－—–─/／]+$/u.test(text);

/** Chunks that overlap, directly or through others. */
const clustersOf = (chunks: readonly Chunk[]): Band[] => {
  const bands: Band[] = [];
  for (const { left, right, size } of [...chunks].sort((a, b) => a.left - b.left)) {
    const last = bands.at(-1);
    if (last && left < last.right + gap * size) last.right = Math.max(last.right, right);
    else bands.push({ left, right });
  }
  return bands;
};

/** The columns of lines; where nothing but '--' stands it is that of the neighbour which those lines leave blank. */
export const bandsOf = (lines: readonly Chunk[][]): Band[] => {
  const bands = clustersOf(lines.flat().filter((chunk) => !isBlank(chunk)));
  for (const { left, right } of clustersOf(lines.flat().filter(isBlank))) {
    if (touchedBy({ left, right }, bands)) continue;
    const marked = lines.filter((line) =>
      line.some((chunk) => isBlank(chunk) && overlaps(chunk, { left, right })),
    );
    const after = bands.findIndex((band) => band.left >= right);
    const sides = [bands[after < 0 ? bands.length - 1 : after - 1], after < 0 ? undefined : bands[after]];
    const own = sides.find(
      (band) => band && !marked.some((line) => line.some((chunk) => overlaps(chunk, band))),
    );
    if (own) Object.assign(own, { left: Math.min(own.left, left), right: Math.max(own.right, right) });
    else bands.splice(after < 0 ? bands.length : after, 0, { left, right });
  }
  return bands;
};

export const overlaps = (a: Band, b: Band): boolean => a.left < b.right && a.right > b.left;

/** The bands whose ink a chunk overlaps; null where it overlaps none. */
export const touchedBy = (chunk: Band, bands: readonly Band[]): Range | null => {
  const touched = bands.flatMap((band, at) => (overlaps(chunk, band) ? [at] : []));
  const [from, to] = [touched[0], touched.at(-1)];
  return from === undefined || to === undefined ? null : { from, to };
};

/** The nearest band where a chunk overlaps none. */
export const rangeOf = (chunk: Band, bands: readonly Band[]): Range => {
  const touched = touchedBy(chunk, bands);
  if (touched) return touched;
  const distances = bands.map((band) => Math.max(band.left - chunk.right, chunk.left - band.right));
  const nearest = distances.indexOf(Math.min(...distances));
  return { from: nearest, to: nearest };
};
