/** Names that stand over several columns: a rule under them joins the columns, or they are centred over them. */
import type { Band, Chunk, Range } from './chunks.js';
import type { Rule } from './engine.js';
import { centreOf, level, one, pitch } from './header-columns.js';

export interface Name extends Range {
  /** its lines, top to bottom */
  chunks: Chunk[];
}

/** Centred on each other, in em. */
const centred = 0.45;

const extentOf = (chunks: readonly Chunk[]): Band => ({
  left: Math.min(...chunks.map(({ left }) => left)),
  right: Math.max(...chunks.map(({ right }) => right)),
});

/** The columns that a rule under the name joins: more than one, and not all. */
const ruledRange = (chunk: Chunk, bands: readonly Band[], rules: readonly Rule[]): Range | null => {
  const below = rules
    .filter(
      ({ at, from, to }) =>
        at > chunk.baseline &&
        from < chunk.right &&
        to > chunk.left &&
        Math.abs((from + to) / 2 - centreOf(chunk)) < chunk.size,
    )
    .sort((a, b) => a.at - b.at)[0];
  if (!below) return null;
  const joined = bands.flatMap((band, at) =>
    centreOf(band) > below.from && centreOf(band) < below.to ? [at] : [],
  );
  const [from, to] = [joined[0], joined.at(-1)];
  return from === undefined || to === undefined || from === to || joined.length === bands.length
    ? null
    : { from, to };
};

/** What is known of the header while names are told from the topmost to the lowest. */
interface Known {
  bands: readonly Band[];
  /** by column: the lines over it */
  columns: readonly Chunk[][];
  /** by line: the columns that it overlaps */
  ranges: ReadonlyMap<Chunk, Range>;
  wide: Name[];
}

const middleOf = (chunks: readonly Chunk[]): number =>
  ((chunks[0]?.baseline ?? 0) + (chunks.at(-1)?.baseline ?? 0)) / 2;

const below = ({ columns }: Known, { from, to }: Range, chunk: Chunk): Chunk[][] =>
  columns
    .slice(from, to + 1)
    .map((chunks) =>
      chunks
        .filter(({ baseline }) => baseline > chunk.baseline + level * chunk.size)
        .sort((a, b) => a.baseline - b.baseline),
    );

const isWithin = (a: Range, b: Range): boolean => a.from >= b.from && a.to <= b.to;
const meet = (a: Range, b: Range): boolean => a.from <= b.to && b.from <= a.to;

/** Beside the line, in the columns of the range, stands another, or above it one that is not over all of them. */
const isTaken = (chunk: Chunk, range: Range, { ranges, wide }: Known): boolean =>
  [...ranges].some(([other, own]) => {
    if (other === chunk || other.baseline > chunk.baseline + level * chunk.size) return false;
    const name = wide.find(({ chunks }) => chunks.includes(other));
    return meet(name ?? own, range) && !(name && isWithin(range, name));
  });

/** The middle between the outer edges of the range, and between the names over its outer columns: they may be of one width. */
const middlesOf = ({ from, to }: Range, names: readonly Chunk[][], { bands }: Known): number[] => {
  const between = (a: Band | undefined, b: Band | undefined): number | null =>
    a && b ? (a.right + b.left) / 2 : null;
  const [first, last] = [names[0]?.slice(-1) ?? [], names.at(-1)?.slice(-1) ?? []];
  const left =
    between(bands[from - 1], bands[from]) ?? Math.min(bands[from]?.left ?? 0, extentOf(first).left);
  const right = between(bands[to], bands[to + 1]) ?? Math.max(bands[to]?.right ?? 0, extentOf(last).right);
  return [(left + right) / 2, (centreOf(extentOf(first)) + centreOf(extentOf(last))) / 2];
};

/** Columns under one further name stand as high as the highest and as low as the lowest of them. */
const blocksOf = (names: readonly Chunk[][]): Chunk[][] =>
  names.map((chunks) =>
    names
      .filter((others) => others === chunks || others.some((chunk) => chunks.includes(chunk)))
      .flat()
      .sort((a, b) => a.baseline - b.baseline),
  );

/** Whether the name stands in the middle above names in all columns of the range, all in the lower half. */
const standsOver = (chunk: Chunk, range: Range, known: Known): boolean => {
  const names = below(known, range, chunk);
  if (names.some((chunks) => chunks.length === 0) || isTaken(chunk, range, known)) return false;
  const lowest = Math.max(...names.flat().map(({ baseline }) => baseline));
  // lines of names that are set in the middle of one row have one middle
  const half = (chunk.baseline + lowest) / 2 + 0.15 * chunk.size;
  const [outer, inner] = middlesOf(range, names, known).map((middle) => Math.abs(middle - centreOf(chunk)));
  return (
    blocksOf(names).every((chunks) => middleOf(chunks) > half) &&
    Math.min((outer ?? Infinity) / 2, inner ?? Infinity) < centred * chunk.size
  );
};

/** The widest range of columns that the name is centred over; those that it overlaps where it is so over none. */
const centredRange = (chunk: Chunk, own: Range, known: Known): Range => {
  const { length } = known.columns;
  for (let width = length - 1; width > own.to - own.from; width -= 1)
    for (let from = Math.max(0, own.to - width); from <= own.from && from + width < length; from += 1) {
      const range = { from, to: from + width };
      if (standsOver(chunk, range, known)) return range;
    }
  return own;
};

/** Two rows of names show in a column beside them whose own name is level with the lower ones no more. */
const isTwoRows = ({ from, to }: Range, chunk: Chunk, known: Known): boolean => {
  const height = middleOf(below(known, one(from), chunk)[0] ?? []);
  return known.columns.some(
    (chunks, at) =>
      (at < from || at > to) && chunks.length > 0 && height - middleOf(chunks) > level * chunk.size,
  );
};

/** Lines of one name over the same columns, one below the other. */
const wrapped = (names: readonly Name[]): Name[] => {
  const whole: Name[] = [];
  for (const { from, to, chunks } of names) {
    const [line] = chunks;
    const above = whole.find(
      (name) =>
        name.from === from &&
        name.to === to &&
        (line?.baseline ?? 0) - (name.chunks.at(-1)?.baseline ?? 0) < pitch * (line?.size ?? 1),
    );
    if (above) above.chunks.push(...chunks);
    else whole.push({ from, to, chunks: [...chunks] });
  }
  return whole;
};

export const wideNames = (
  ranges: ReadonlyMap<Chunk, Range>,
  bands: readonly Band[],
  rules: readonly Rule[],
): Name[] => {
  const columns = bands.map((_, at) =>
    [...ranges].flatMap(([chunk, { from, to }]) => (from <= at && to >= at ? [chunk] : [])),
  );
  const known: Known = { bands, columns, ranges, wide: [] };
  for (const [chunk, own] of [...ranges].sort(([a], [b]) => a.baseline - b.baseline)) {
    const joined = ruledRange(chunk, bands, rules);
    const ruled = joined && !isTaken(chunk, joined, known) ? joined : null;
    const range = ruled ?? centredRange(chunk, own, known);
    const isOwn = range.from === range.to;
    if (isOwn || (!ruled && own.from === own.to && !isTwoRows(range, chunk, known))) continue;
    known.wide.push({ ...range, chunks: [chunk] });
  }
  return wrapped(known.wide);
};
