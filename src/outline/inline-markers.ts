import type { Family } from './marker-wordings.js';
import { markerOf } from './markers.js';

/** Markers that number clauses inside a paragraph as often as paragraphs: ① （1） 1） 一是 第一， */
export const inlineFamilies = new Set<Family>([
  'circled',
  'digit-bracket',
  'digit-closed',
  'spoken',
  'ordinal',
]);

// the stop before an item: …；二是
const stop = /[。；;：:]/gu;
const markerReach = 12;

/** Does this number of a list stand in the middle of the text, after a stop? */
export const holdsInline = (text: string, family: Family, number: number): boolean => {
  for (const { index } of text.matchAll(stop)) {
    const marker = markerOf(text.slice(index + 1, index + 1 + markerReach));
    if (marker?.family === family && marker.number === number) return true;
  }
  return false;
};
