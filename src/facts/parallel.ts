/** 受理 X 件，结案 Y 件。其中：受理甲 a 件，结案 b 件；受理乙 c 件，结案 d 件: several totals, itemised side by side. */
import type { BreakdownFact, Frame } from '../../schemas/fact.js';
import { levelOf, sameMeasure, type Family } from './kinship.js';
import type { Context, Parser } from './parser.js';

export const parallel: Parser = {
  id: 'parallel',
  parse: (context) => context.kinship.families.flatMap((family) => sideBySide(context, family)),
};

const sideBySide = (context: Context, family: Family): BreakdownFact[] => {
  const columns = columnsOf(family);
  const [first] = family.children;
  const { frames } = context.figures;
  const totals = frames
    .slice(
      Math.max(0, frames.indexOf(family.children[0] ?? family.parent) - reach),
      frames.indexOf(first ?? family.parent),
    )
    .filter(
      (frame) =>
        frame.node === first?.node && frame.depth === first.depth && sameMeasure(frame, family.parent),
    );
  return columns.flatMap((column) => totals.flatMap((total) => breakdown(total, column)));
};

/** how many amounts before the list its totals may stand */
const reach = 8;

/** Equal numbers of amounts in each ；: the first of each, the second of each. */
const columnsOf = ({ children }: Family): Frame[][] => {
  const rows = new Map<number, Frame[]>();
  for (const child of children) rows.set(child.segment, [...(rows.get(child.segment) ?? []), child]);
  const [first = [], ...others] = rows.values();
  if (first.length < 2 || others.length === 0 || others.some(({ length }) => length !== first.length))
    return [];
  return first.map((_, column) => [...rows.values()].flatMap((row) => row[column] ?? []));
};

const breakdown = (whole: Frame, parts: Frame[]): BreakdownFact[] => {
  const total = levelOf(whole);
  return total === null
    ? []
    : [
        {
          shape: 'breakdown',
          wording: 'parallel',
          caveat: total.caveat,
          total,
          readings: [
            parts.flatMap((part) => levelOf(part) ?? []).map((mention) => ({ mention, sign: 1 as const })),
          ],
          closure: 'supposed',
        },
      ];
};
