import type { Document } from '../../schemas/document.js';
import type { Figures } from '../../schemas/fact.js';
import { fold } from '../figures/fold.js';
import { groupBy } from '../figures/group-by.js';
import { kinshipOf } from './kinship.js';
import type { Context } from './parser.js';
import { scoreSheetsOf } from './scores/sheet.js';
import { sheetsOf } from './tables/sheets.js';

/** What every wording needs: frames by paragraph, folded texts, who is part of what. */
export const contextOf = (document: Document, figures: Figures): Context => {
  const byNode = groupBy(figures.frames, ({ node }) => node);
  const mentions = groupBy(figures.mentions, ({ node }) => node);
  const positions = new Map(figures.frames.map((frame, index) => [frame, index]));
  const folded = new Map<number, string>();
  const text = (node: number): string => {
    const known = folded.get(node);
    if (known !== undefined) return known;
    const paragraph = document.nodes[node];
    const made = paragraph?.kind === 'paragraph' ? fold(paragraph.text) : '';
    folded.set(node, made);
    return made;
  };
  return {
    document,
    figures,
    byNode,
    mentionsOf: (node) => mentions.get(node) ?? [],
    positionOf: (frame) => positions.get(frame) ?? -1,
    kinship: kinshipOf(byNode, text),
    sheets: sheetsOf(document, figures),
    scoreSheets: scoreSheetsOf(document, figures),
    text,
  };
};
