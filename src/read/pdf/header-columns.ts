/** Which column a line of the header stands over, and which columns only the header shows. */
import { overlaps, touchedBy, type Band, type Chunk, type Range } from './chunks.js';

/** On one height or in one middle, in em. */
export const level = 0.35;
/** Lines of one name are no further apart, in em from baseline to baseline. */
export const pitch = 1.6;

export const centreOf = ({ left, right }: Band): number => (left + right) / 2;
export const one = (at: number): Range => ({ from: at, to: at });

/** The next line of the same name: below the other, in the middle of it or flush with its beginning. */
const followOn = (a: Chunk, b: Chunk): boolean =>
  Math.abs(a.baseline - b.baseline) < pitch * a.size &&
  Math.abs(a.baseline - b.baseline) > level * a.size &&
  [a.left - b.left, centreOf(a) - centreOf(b)].some((distance) => Math.abs(distance) < level * a.size);

/** The single column of another line of the same name: '当月同比' over '增长（%）'. */
const sharedWith = (chunk: Chunk, chunks: readonly Chunk[], bands: readonly Band[]): Range | null => {
  const lines = chunks.filter((other) => followOn(other, chunk));
  const ranges = lines.map((other) => touchedBy(other, bands)).filter((range) => range !== null);
  return ranges.find(({ from, to }) => from === to) ?? null;
};

/** Beside it a column that no name overlaps; columns are never named across another. */
const unnamedBeside = (chunk: Chunk, chunks: readonly Chunk[], bands: readonly Band[]): Range | null => {
  const right = bands.findIndex((band) => band.left >= chunk.right);
  const sides = right < 0 ? [bands.length - 1] : [right - 1, right];
  const free = sides.filter((at) => {
    const band = bands[at];
    return band !== undefined && !chunks.some((other) => overlaps(other, band));
  });
  const distance = (at: number): number =>
    Math.max((bands[at]?.left ?? 0) - chunk.right, chunk.left - (bands[at]?.right ?? 0));
  const [nearest] = free.sort((a, b) => distance(a) - distance(b));
  return nearest === undefined ? null : one(nearest);
};

/** A name that belongs to no column of the rows is that of a column which they leave blank. */
export const withBlankColumns = (chunks: readonly Chunk[], bands: readonly Band[]): Band[] => {
  const blank = chunks.filter(
    (chunk) =>
      !touchedBy(chunk, bands) && !sharedWith(chunk, chunks, bands) && !unnamedBeside(chunk, chunks, bands),
  );
  const added: Band[] = [];
  for (const { left, right } of blank) {
    const same = added.find((band) => overlaps(band, { left, right }));
    if (same) Object.assign(same, { left: Math.min(same.left, left), right: Math.max(same.right, right) });
    else added.push({ left, right });
  }
  return [...bands, ...added].sort((a, b) => a.left - b.left);
};

/** The columns that each line overlaps, or the one that it belongs to otherwise. */
export const rangesOf = (chunks: readonly Chunk[], bands: readonly Band[]): Map<Chunk, Range> =>
  new Map(
    chunks.map((chunk) => [
      chunk,
      touchedBy(chunk, bands) ??
        sharedWith(chunk, chunks, bands) ??
        unnamedBeside(chunk, chunks, bands) ??
        one(0),
    ]),
  );
