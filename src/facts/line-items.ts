/** Numbered account lines after their total: 年初预算 X，支出决算 Y。其中： 1、…（项） 2、…（项）. */
import type { BreakdownFact, Frame, Mention } from '../../schemas/fact.js';
import { levelOf } from './kinship.js';
import type { Context, Parser } from './parser.js';

export const lineItems: Parser = {
  id: 'line-items',
  parse: (context) => context.document.nodes.flatMap((_, node) => itemsFrom(context, node)),
};

// '1、教育支出（类）普通教育（款）小学教育（项）。' '2．卫生健康支出（类）'
const item = /^\s*(?<ordinal>\d{1,2})[、.．][^。]{0,80}?（[类款项]）/u;
/** how many paragraphs before the first item its total may stand */
const reach = 2;

interface Line {
  budget: Mention | null;
  outturn: Mention | null;
}

const itemsFrom = (context: Context, node: number): BreakdownFact[] => {
  if (ordinalOf(context, node) !== '1') return [];
  const items: Line[] = [];
  let next = node;
  for (; next < context.document.nodes.length; next += 1) {
    if (isFurniture(context, next)) continue;
    // the items are complete when their numbers run on without a gap
    if (ordinalOf(context, next) !== String(items.length + 1)) break;
    items.push(lineOf(context.byNode.get(next) ?? []));
  }
  if (items.length < 2 || ordinalOf(context, next) !== null) return [];
  const total = totalBefore(context, node);
  return total === null
    ? []
    : [
        ...sum(
          total.budget,
          items.map(({ budget }) => budget),
        ),
        ...sum(
          total.outturn,
          items.map(({ outturn }) => outturn),
        ),
      ];
};

const isFurniture = ({ document }: Context, node: number): boolean => {
  const paragraph = document.nodes[node];
  return paragraph?.kind === 'paragraph' && paragraph.role === 'furniture';
};

const ordinalOf = (context: Context, node: number): string | null =>
  item.exec(context.text(node))?.groups?.ordinal ?? null;

/** The one amount with its budget; a paragraph that names several is no line of accounts. */
const lineOf = (frames: readonly Frame[]): Line => {
  const money = frames.filter((frame) => levelOf(frame)?.figure.dimension === 'money' && frame.depth === 0);
  const budgeted = money.filter(({ bases }) => bases.length > 0);
  const [only, ...others] = budgeted.length > 0 ? budgeted : money;
  if (!only || others.length > 0) return { budget: null, outturn: null };
  return {
    budget: only.bases.find(({ name }) => name.includes('年初'))?.mention ?? null,
    outturn: only.level,
  };
};

const totalBefore = (context: Context, node: number): Line | null => {
  let passed = 0;
  for (let at = node - 1; at >= 0 && passed < reach; at -= 1) {
    if (isFurniture(context, at)) continue;
    const line = lineOf(context.byNode.get(at) ?? []);
    if (line.outturn) return line;
    passed += 1;
  }
  return null;
};

const sum = (total: Mention | null, parts: (Mention | null)[]): BreakdownFact[] => {
  const found = parts.filter((part) => part !== null);
  if (!total || found.length < parts.length || found.some(({ figure }) => figure.base !== total.figure.base))
    return [];
  return [
    {
      shape: 'breakdown',
      wording: 'line-items',
      caveat: total.caveat,
      total,
      readings: [found.map((mention) => ({ mention, sign: 1 as const }))],
      closure: 'claimed',
      division: 'line-item',
    },
  ];
};
