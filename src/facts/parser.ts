import type { Document } from '../../schemas/document.js';
import type { Fact, Figures, Frame, Mention } from '../../schemas/fact.js';
import type { Kinship } from './kinship.js';
import type { ScoreSheet } from './scores/sheet.js';
import type { Filled } from './tables/sheets.js';

export interface Context {
  document: Document;
  figures: Figures;
  /** frames of each paragraph node, in order */
  byNode: ReadonlyMap<number, Frame[]>;
  /** mentions of each paragraph node, in order */
  mentionsOf: (node: number) => readonly Mention[];
  /** where a frame stands among all of them */
  positionOf: (frame: Frame) => number;
  kinship: Kinship;
  /** tables of amounts, with their figures */
  sheets: readonly Filled[];
  scoreSheets: ScoreSheet[];
  /** folded text of a paragraph node */
  text: (node: number) => string;
}

/** One wording. Pure; says what the report says and judges nothing. */
export interface Parser {
  id: string;
  parse: (context: Context) => Fact[];
}
