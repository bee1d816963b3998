/** What was done, and how much of it: one entry for each measured thing outside the money sections. */
import type { ParagraphNode } from '../../schemas/document.js';
import type { Frame, Mention } from '../../schemas/fact.js';
import { placesOf } from '../../schemas/place.js';
import type { Achievement, SectionKind } from '../../schemas/record.js';
import { isCompletionName } from './completion.js';
import { levelOf, type Kinship } from './kinship.js';
import type { Context } from './parser.js';

const otherMatters: ReadonlySet<SectionKind> = new Set([
  'functions',
  'structure',
  'budget',
  'goals',
  'problems',
  'measures',
  'accounts',
  'glossary',
  'conclusion',
]);

export const achievementsOf = ({ document, figures, kinship }: Context): Achievement[] => {
  const kinds = new Map(document.sections.map(({ id, kind }) => [id, kind]));
  const found: Achievement[] = [];
  // the measures of the thing spoken of last
  let last: { node: number; entries: Achievement[] } = { node: -1, entries: [] };
  for (const frame of figures.frames) {
    const node = document.nodes[frame.node];
    const kind = node?.section ? kinds.get(node.section) : undefined;
    if (node?.kind !== 'paragraph' || (kind && otherMatters.has(kind))) continue;
    const completion = completionOf(frame);
    if (completion && last.node === frame.node && last.entries.every((entry) => entry.completion === null)) {
      for (const entry of last.entries) entry.completion = completion;
      continue;
    }
    last = { node: frame.node, entries: entries(frame, node, kinship, found.length) };
    found.push(...last.entries);
  }
  return found;
};

/** The rate when a frame measures nothing else. */
const completionOf = (frame: Frame): string | null => {
  const level = levelOf(frame);
  return level && isCompletionName(level.figure.label) ? level.figure.id : null;
};

const measuresOf = (frame: Frame): Mention[] =>
  [levelOf(frame), ...frame.beside].filter((mention) => mention !== null);

const entries = (frame: Frame, node: ParagraphNode, kinship: Kinship, count: number): Achievement[] =>
  measuresOf(frame).map((mention, index) => ({
    id: `a${String(count + index + 1)}`,
    action: mention.action,
    subject: mention.figure.label,
    figure: mention.figure.id,
    change: changeOf(frame, mention),
    completion: frame.said.find(({ role }) => role.kind === 'execution')?.figure.id ?? null,
    of: totalOf(frame, mention, kinship),
    section: mention.figure.section,
    sentence: sentenceOf(node, mention),
    places: placesOf(node, mention.start, mention.end),
  }));

const changeOf = (frame: Frame, mention: Mention): Achievement['change'] => {
  if (mention !== levelOf(frame)) return null;
  const growth = frame.said.find(({ role }) => role.kind === 'growth' || role.kind === 'delta');
  if (!growth || (growth.role.kind !== 'growth' && growth.role.kind !== 'delta')) return null;
  return { direction: growth.role.direction, figure: growth.figure.id };
};

/** '326场1450人次，其中夜间120场480人次': of the parent's measures the one in the same unit. */
const totalOf = (frame: Frame, mention: Mention, kinship: Kinship): string | null => {
  const parent = kinship.parentOf.get(frame);
  if (!parent) return null;
  const total = measuresOf(parent).find(({ figure }) => figure.base === mention.figure.base);
  if (total) return total.figure.id;
  // '景区59个，其中4A级景区12家': counted with another word
  return mention === levelOf(frame) ? (levelOf(parent)?.figure.id ?? null) : null;
};

/** The sentence around a mention, as printed. */
const sentenceOf = ({ text }: ParagraphNode, { start, end }: Mention): string => {
  const from = Math.max(text.lastIndexOf('。', start), text.lastIndexOf('；', start)) + 1;
  const stops = [text.indexOf('。', end), text.indexOf('；', end)].filter((at) => at >= 0);
  return text.slice(from, stops.length > 0 ? Math.min(...stops) + 1 : text.length).trim();
};
