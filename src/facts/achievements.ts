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
  for (const frame of figures.frames) {
    const node = document.nodes[frame.node];
    const kind = node?.section ? kinds.get(node.section) : undefined;
    if (node?.kind !== 'paragraph' || (kind && otherMatters.has(kind))) continue;
    const previous = found.at(-1);
    const level = levelOf(frame);
    if (level && previous && isCompletionName(level.figure.label)) previous.completion ??= level.figure.id;
    else found.push(...entries(frame, node, kinship, found.length));
  }
  return found;
};

const entries = (frame: Frame, node: ParagraphNode, kinship: Kinship, count: number): Achievement[] =>
  [levelOf(frame), ...frame.beside]
    .filter((mention) => mention !== null)
    .map((mention, index) => ({
      id: `a${String(count + index + 1)}`,
      action: mention.action,
      subject: mention.figure.label,
      figure: mention.figure.id,
      change: changeOf(frame, mention),
      completion: frame.said.find(({ role }) => role.kind === 'execution')?.figure.id ?? null,
      of: totalOf(frame, kinship),
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

const totalOf = (frame: Frame, kinship: Kinship): string | null => {
  const parent = kinship.parentOf.get(frame);
  const level = parent ? levelOf(parent) : null;
  return level?.figure.id ?? null;
};

/** The sentence around a mention, as printed. */
const sentenceOf = ({ text }: ParagraphNode, { start, end }: Mention): string => {
  const from = Math.max(text.lastIndexOf('。', start), text.lastIndexOf('；', start)) + 1;
  const stops = [text.indexOf('。', end), text.indexOf('；', end)].filter((at) => at >= 0);
  return text.slice(from, stops.length > 0 ? Math.min(...stops) + 1 : text.length).trim();
};
