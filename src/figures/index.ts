/** Every figure of a document, with what it measures. */
import type { Document, ParagraphNode } from '../../schemas/document.js';
import type { Figures, Frame, Mention } from '../../schemas/fact.js';
import { placesOf } from '../../schemas/place.js';
import type { Figure } from '../../schemas/record.js';
import { caveatOf } from './caveat.js';
import { readTable } from './cells.js';
import { fold } from './fold.js';
import { buildFrames } from './frames.js';
import type { Naming } from './naming.js';
import { periodsOf } from './period.js';
import { readSpans, type Span } from './span.js';
import { positionsAt } from './structure.js';
import { knownUnits, type Vocabulary } from './vocabulary.js';

const readRoles = new Set(['heading', 'body', 'note']);

/** Figures in reading order; ids f1, f2 … */
export const readFigures = (document: Document, vocabulary: Vocabulary = knownUnits): Figures => {
  const mentions: Mention[] = [];
  const frames: Frame[] = [];
  document.nodes.forEach((node, index) => {
    if (node.kind === 'table')
      mentions.push(...readTable(document, node, index, mentions.length, vocabulary));
    if (node.kind !== 'paragraph' || !readRoles.has(node.role)) return;
    const found = readParagraph(document, node, { index, count: mentions.length, vocabulary });
    mentions.push(...found.mentions);
    frames.push(...found.frames);
  });
  return { mentions, frames };
};

const readParagraph = (
  document: Document,
  node: ParagraphNode,
  { index, count, vocabulary }: { index: number; count: number; vocabulary: Vocabulary },
): Figures => {
  const folded = fold(node.text);
  const spans = readSpans(folded, vocabulary);
  if (spans.length === 0) return { mentions: [], frames: [] };
  const starts = spans.map(({ token }) => token.start);
  const positions = positionsAt(folded, starts);
  const periods = periodsOf(folded, starts, document.year);
  const mentions = spans.map((span, at): Mention => {
    const position = positions[at] ?? { depth: 0, sentence: 0, segment: 0 };
    const figure = figureOf(span, node, `f${String(count + at + 1)}`, periods[at] ?? null);
    const { token, lead, role } = span;
    return {
      figure,
      node: index,
      start: token.start,
      end: token.end,
      role,
      lead: lead.text,
      leadStart: lead.start,
      separator: lead.separator,
      before: lead.before,
      ...position,
      action: null,
      whole: null,
      caveat: caveatOf(lead),
    };
  });
  const namings = spans.map((span, at) => namingOf(span, spans[at - 1], spans[at + 1], folded));
  return { mentions, frames: buildFrames(mentions, namings, null) };
};

const namingOf = (
  span: Span,
  previous: Span | undefined,
  next: Span | undefined,
  folded: string,
): Naming => ({
  after: folded.slice(span.token.end, Math.min(next?.token.start ?? folded.length, span.token.end + 42)),
  between: folded.slice(previous?.token.end ?? 0, span.lead.start),
  rest: span.rest,
});

const figureOf = (
  { token, quantity }: Span,
  node: ParagraphNode,
  id: string,
  period: string | null,
): Figure => ({
  id,
  text: node.text.slice(token.start, token.end),
  digits: token.digits,
  unit: token.printed,
  ...quantity,
  label: null,
  period,
  section: node.section,
  table: null,
  places: placesOf(node, token.start, token.end),
});
