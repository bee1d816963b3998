/** … 其中： 1. … 万元 2. … 万元: a total and the numbered paragraphs that itemise it. */
import type { BreakdownFact, Frame, Mention } from '../../schemas/fact.js';
import { isClosedSet } from './closure.js';
import { itemMarker } from './item-marker.js';
import { levelOf } from './kinship.js';
import type { Context, Parser } from './parser.js';

export const itemised: Parser = {
  id: 'itemised',
  parse: (context) => context.document.nodes.flatMap((_, node) => listAfter(context, node)),
};

// '财政拨款支出主要内容如下：' '主要支出科目安排情况：' '具体如下：' '与上年持平。其中：' '用于以下方面：'
const announcement =
  /(?<name>[^，。；：:]{0,20}?)(?:(?:主要|具体|以下)[^，。；]{0,14}|其中|包括|如下)[：:]$/u;

const listAfter = (context: Context, node: number): BreakdownFact[] => {
  const text = context.text(node).trimEnd();
  if (text.endsWith('如下。')) return listUnderSentence(context, node);
  // looked for all through a text that does not end so, the words cost more than any others
  const words = text.endsWith('：') || text.endsWith(':') ? announcement.exec(text) : null;
  if (!words) return [];
  const marked = itemsAfter(context, node);
  // '其中：' alone says that what follows are parts, whatever they look like
  const plain = marked.length === 0 && /(?:其中|包括)[：:]$/u.test(text);
  const items = plain ? plainItemsAfter(context, node) : marked;
  const first = items[0] && levelOf(items[0]);
  const whole = first && wholeBefore(context, node, words.groups?.name ?? '', first);
  if (!whole || items.length < 2) return [];
  const levels = items.flatMap((frame) => levelOf(frame) ?? []);
  const budgets = items.flatMap((frame) => (frame.level && frame.bases[0]?.mention) ?? []);
  const budget = whole.level && whole.bases[0]?.mention;
  const complete = isClosedSet(items.map(({ subject }) => subject));
  return [
    breakdown(levelOf(whole), levels, items.length, complete),
    breakdown(budget ?? null, budgets, items.length, complete),
  ].filter((fact) => fact !== null);
};

/** '收入具体情况如下。': which of the amounts before it the items make up, and how many of them do, only the sum tells. */
const listUnderSentence = (context: Context, node: number): BreakdownFact[] => {
  const levels = itemsAfter(context, node).flatMap((frame) => levelOf(frame) ?? []);
  const [first] = levels;
  if (!first || levels.length < 2) return [];
  return amountsBefore(context, node, first).flatMap((frame) => {
    const total = levelOf(frame);
    const readings = levels
      .map((_, last) => levels.slice(0, last + 1))
      .filter(({ length }) => length > 1)
      .reverse()
      .map((parts) => parts.map((mention) => ({ mention, sign: 1 as const })));
    return total
      ? [
          {
            shape: 'breakdown',
            wording: 'itemised',
            caveat: total.caveat,
            total,
            readings,
            closure: 'supposed',
          },
        ]
      : [];
  });
};

/** Paragraphs without a number that each open with a name and its amount, up to the first that does not. */
const plainItemsAfter = ({ document, byNode, text }: Context, node: number): Frame[] => {
  const items: Frame[] = [];
  for (let at = node + 1; at < document.nodes.length; at += 1) {
    const paragraph = document.nodes[at];
    if (paragraph?.kind !== 'paragraph') break;
    if (paragraph.role === 'furniture') continue;
    const [frame] = byNode.get(at) ?? [];
    const level = frame && levelOf(frame);
    if (paragraph.role !== 'body' || itemMarker(text(at)) || !frame || level?.leadStart !== 0) break;
    items.push(frame);
    const rest = (byNode.get(at) ?? []).filter((other) => other.sentence === 0 && other.depth === 0);
    // '其中：' | '基本支出12万元，项目支出0元。': all of them in one sentence
    if (items.length === 1 && rest.length > 1) return rest.filter((other) => levelOf(other) !== null);
  }
  return items;
};

/** The first amount of each numbered paragraph; paragraphs of another numbering between them belong to the items. */
const itemsAfter = (context: Context, node: number): Frame[] => {
  const items: Frame[] = [];
  let number = 0;
  let style: string | null = null;
  let since = 0;
  for (let at = node + 1; at < context.document.nodes.length && since <= patience; at += 1) {
    const paragraph = context.document.nodes[at];
    if (paragraph?.kind !== 'paragraph') break;
    if (paragraph.role === 'furniture') continue;
    const marker = itemMarker(context.text(at));
    since += 1;
    if (marker === null || (style !== null && marker.style !== style)) {
      if (style === null) break;
      continue;
    }
    if (marker.number !== null && marker.number !== number + 1) break;
    style = marker.style;
    number += 1;
    since = 0;
    const frame = context.byNode.get(at)?.find((other) => levelOf(other) !== null);
    if (frame) items.push(frame);
  }
  return items;
};

/** how many paragraphs an item may run on */
const patience = 4;

const breakdown = (
  total: Mention | null,
  parts: Mention[],
  items: number,
  complete: boolean,
): BreakdownFact | null => {
  if (!total || parts.length < items || parts.some(({ figure }) => figure.base !== total.figure.base))
    return null;
  return {
    shape: 'breakdown',
    wording: 'itemised',
    caveat: total.caveat,
    total,
    readings: [parts.map((mention) => ({ mention, sign: 1 as const }))],
    closure: complete ? 'claimed' : 'unsaid',
  };
};

/** The amount that the announcement names, else the last one before it that is no part. */
const wholeBefore = (context: Context, node: number, name: string, like: Mention): Frame | null => {
  const { kinship } = context;
  const near = amountsBefore(context, node, like);
  const named = name === '' ? undefined : near.findLast((frame) => frame.subject?.endsWith(name) === true);
  const free = near.filter((frame) => frame.depth === 0 && !kinship.parentOf.has(frame));
  // the announcement that holds an amount itself speaks of its first one: '经费预算1.2万元，比上年减少…。其中：'
  const own = named ?? free.find((frame) => frame.node === node);
  // '一般公共预算收入主要项目：' after a paragraph that ends with a surplus: what it names is not there
  return own ?? (name === '' ? (free.at(-1) ?? null) : null);
};

const amountsBefore = ({ byNode }: Context, node: number, like: Mention): Frame[] =>
  [node - 4, node - 3, node - 2, node - 1, node]
    .flatMap((at) => byNode.get(at) ?? [])
    .filter((frame) => levelOf(frame)?.figure.base === like.figure.base);
