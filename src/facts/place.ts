import type { Document } from '../../schemas/document.js';
import { placesOf, type Place } from '../../schemas/place.js';

/** Where a span of a paragraph's text stands. */
export const placeAt = ({ nodes }: Document, node: number, start: number, end: number): Place | null => {
  const paragraph = nodes[node];
  return paragraph?.kind === 'paragraph' ? (placesOf(paragraph, start, end)[0] ?? null) : null;
};
