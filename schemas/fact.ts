/**
 * Facts: what the report says about its own numbers, in a few shapes. Parsers of wordings write them, rules read
 * them; neither knows the other.
 */
import type { Figure } from './record.js';

/** A figure with its position in the document: `nodes[node].text.slice(start, end)` is its text. */
export interface Mention {
  figure: Figure;
  node: number;
  start: number;
  end: number;
}
