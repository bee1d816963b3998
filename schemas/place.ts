/** Where something stands in the source file. Places come from the readers and are only ever narrowed. */
import { z } from 'zod';

const ordinal = z.int().min(1);
const offset = z.int().min(0);

export const pagePlace = z
  .object({
    kind: z.literal('page'),
    page: ordinal.describe('1-based page number'),
    box: z
      .tuple([z.number(), z.number(), z.number(), z.number()])
      .describe('x0, y0, x1, y1 in points, origin at the top left of the page as displayed'),
  })
  .strict();
export const paragraphPlace = z
  .object({
    kind: z.literal('paragraph'),
    index: offset.describe('0-based paragraph of the Word body'),
    start: offset.describe('UTF-16 offset in that paragraph'),
    end: offset,
  })
  .strict();
export const linePlace = z
  .object({ kind: z.literal('line'), line: ordinal, column: ordinal, endLine: ordinal, endColumn: ordinal })
  .strict();
export const cellPlace = z
  .object({ kind: z.literal('cell'), table: z.string(), row: offset, column: offset })
  .strict();

export const placeSchema = z.discriminatedUnion('kind', [pagePlace, paragraphPlace, linePlace, cellPlace]);
export type Place = z.infer<typeof placeSchema>;
export type Box = z.infer<typeof pagePlace>['box'];

/** `text.slice(start, end)` of its owner was read at `place`. Pieces are in text order and do not overlap. */
export interface Piece {
  start: number;
  end: number;
  place: Place;
}

/** A Latin character or digit takes half the width of a Han character. */
const narrow = /[ -~\u00a0-\u00ff]/u;
const width = (text: string): number => {
  let sum = 0;
  for (const char of text) sum += narrow.test(char) ? 1 : 2;
  return sum;
};

const narrowPlace = (place: Place, text: string, from: number, to: number): Place => {
  if (place.kind === 'paragraph') return { ...place, start: place.start + from, end: place.start + to };
  if (place.kind === 'line' && place.line === place.endLine)
    return { ...place, column: place.column + from, endColumn: place.column + to };
  if (place.kind === 'page') {
    const [x0, y0, x1, y1] = place.box;
    const unit = (x1 - x0) / Math.max(1, width(text));
    const left = x0 + unit * width(text.slice(0, from));
    const right = x0 + unit * width(text.slice(0, to));
    return { ...place, box: [round(left), y0, round(right), y1] };
  }
  return place;
};
const round = (value: number): number => Math.round(value * 100) / 100;

/** Places of `text.slice(start, end)`, narrowed to that span; neighbours on one page line are merged. */
export const placesOf = (owner: { text: string; pieces: Piece[] }, start: number, end: number): Place[] => {
  const places: Place[] = [];
  for (const piece of owner.pieces) {
    const from = Math.max(start, piece.start);
    const to = Math.min(end, piece.end);
    if (from >= to) continue;
    const part = owner.text.slice(piece.start, piece.end);
    const place = narrowPlace(piece.place, part, from - piece.start, to - piece.start);
    const last = places.at(-1);
    const merged = last && mergeBoxes(last, place);
    if (merged) places[places.length - 1] = merged;
    else places.push(place);
  }
  return places;
};

/** Two boxes side by side on one line of one page as one; otherwise null. */
const mergeBoxes = (a: Place, b: Place): Place | null => {
  if (a.kind !== 'page' || b.kind !== 'page' || a.page !== b.page) return null;
  const overlap = Math.min(a.box[3], b.box[3]) - Math.max(a.box[1], b.box[1]);
  const height = Math.min(a.box[3] - a.box[1], b.box[3] - b.box[1]);
  if (overlap < height / 2 || b.box[0] < a.box[0]) return null;
  return {
    ...a,
    box: [a.box[0], Math.min(a.box[1], b.box[1]), Math.max(a.box[2], b.box[2]), Math.max(a.box[3], b.box[3])],
  };
};
