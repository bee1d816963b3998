/** … 主要内容如下： 1. … 万元 2. … 万元: a total and the paragraphs that itemise it. */
import type { BreakdownFact, Frame, Mention } from '../../schemas/fact.js';
import { levelOf } from './kinship.js';
import type { Context, Parser } from './parser.js';

export const itemised: Parser = {
  id: 'itemised',
  parse: (context) => context.document.nodes.flatMap((_, node) => itemsAfter(context, node) ?? []),
};

// '财政拨款支出主要内容如下：' '主要支出科目安排情况：' '具体如下：'
const announcement = /(?<name>[^，。；：:]{0,20}?)(?:主要|具体)[^，。；]{0,14}[：:]$/u;
// '1.' '●' '——' '（1）' in front of an item
const item = /^\s*(?:\d{1,2}[.、]|（\d{1,2}）|[●■▪·◆]|—{1,2})/u;

const itemsAfter = (context: Context, node: number): BreakdownFact | null => {
  const words = announcement.exec(context.text(node).trimEnd());
  if (!words) return null;
  const parts: Mention[] = [];
  for (let at = node + 1; at < context.document.nodes.length; at += 1) {
    const paragraph = context.document.nodes[at];
    if (paragraph?.kind !== 'paragraph') break;
    if (paragraph.role === 'furniture') continue;
    if (!item.test(context.text(at))) break;
    const level = levelOf(context.byNode.get(at)?.[0] ?? none);
    if (level) parts.push(level);
  }
  const first = parts[0];
  const total = first && totalBefore(context, node, words.groups?.name ?? '', first);
  if (!total || parts.length < 2 || parts.some((part) => part.figure.base !== total.figure.base)) return null;
  return {
    shape: 'breakdown',
    wording: 'itemised',
    caveat: total.caveat,
    total,
    readings: [parts.map((mention) => ({ mention, sign: 1 as const }))],
    closure: 'open',
  };
};

const none: Frame = {
  node: -1,
  subject: null,
  cue: null,
  depth: 0,
  sentence: 0,
  segment: 0,
  level: null,
  bases: [],
  prior: null,
  beside: [],
  said: [],
};

/** The amount that the announcement names, else the last one before it that is no part. */
const totalBefore = (context: Context, node: number, name: string, like: Mention): Mention | null => {
  const { figures, kinship } = context;
  const isSelection = context.text(node).includes('主要');
  const earlier = figures.frames.filter(
    (frame) =>
      frame.node <= node && frame.node >= node - 4 && levelOf(frame)?.figure.base === like.figure.base,
  );
  const named = name === '' ? undefined : earlier.findLast((frame) => frame.subject?.endsWith(name) === true);
  if (!named && !isSelection) return null;
  const frame = named ?? earlier.findLast((other) => other.depth === 0 && !kinship.parentOf.has(other));
  return frame ? levelOf(frame) : null;
};
