/** 项目11个、预算1684.2万元。甲类7个、1218.6万元，乙类3个、395.6万元，丙类1个、70万元: a list of two measures, and the total of each. */
import type { BreakdownFact, Frame, Mention } from '../../schemas/fact.js';
import { groupBy } from '../figures/group-by.js';
import { meetsSum } from './adding-up.js';
import { isAdditive } from './amount.js';
import type { Parser } from './parser.js';
import { sumOf } from './shapes.js';

export const columns: Parser = {
  id: 'columns',
  parse: ({ byNode }) => [...byNode.values()].flatMap(listsOf),
};

/** items that a list has at least */
const least = 3;

const listsOf = (frames: readonly Frame[]): BreakdownFact[] => {
  const amounts = frames.filter(({ depth }) => depth === 0).flatMap(amountsOf);
  const sentences = groupBy(amounts, ({ sentence }) => sentence);
  return [...sentences.values()].flatMap((list) =>
    [0, ...starts(list)].flatMap((from) => columnsOf(list.slice(from), amounts)),
  );
};

/** Each place of the sentence where the list may begin: after its totals. */
const starts = (list: readonly Mention[]): number[] =>
  [1, 2, 3, 4].filter((from) => list.length - from >= 2 * least);

const amountsOf = ({ bases, level, beside }: Frame): Mention[] =>
  [...bases.map(({ mention }) => mention), ...(level ? [level] : []), ...beside].filter(
    (mention) => isAdditive(mention) && mention.figure.low !== null && mention.figure.high !== null,
  );

/** The list is complete when one of its columns adds up; so the other must. */
const columnsOf = (list: readonly Mention[], amounts: readonly Mention[]): BreakdownFact[] => {
  const [first, second] = list;
  if (!first || !second || first.figure.base === second.figure.base) return [];
  const rows = rowsOf(list, [first.figure.base, second.figure.base]);
  if (rows < least) return [];
  const pairs = list.slice(0, 2 * rows);
  const parts = [0, 1].map((column) => pairs.filter((_, at) => at % 2 === column));
  const before = amounts.slice(0, amounts.indexOf(first));
  for (let at = before.length - 1; at > 0; at -= 1) {
    const totals = totalsAt(before.slice(at - 1, at + 1), [first, second]);
    if (!totals || first.sentence - (totals[0]?.sentence ?? 0) > 1) continue;
    const sums = totals.map((total, column) => meetsSum(total, parts[column] ?? []));
    if (sums.includes(true)) return totals.map((total, column) => breakdown(total, parts[column] ?? []));
  }
  return [];
};

/** How many pairs of the two units follow one another. */
const rowsOf = (list: readonly Mention[], bases: readonly [string, string]): number => {
  const end = list.findIndex(({ figure }, at) => figure.base !== bases[at % 2]);
  const run = end < 0 ? list.length : end;
  return (run - (run % 2)) / 2;
};

/** Two amounts side by side in the two units, in the order of the columns. */
const totalsAt = (
  pair: readonly Mention[],
  [first, second]: readonly [Mention, Mention],
): Mention[] | null => {
  const of = (part: Mention): Mention | undefined =>
    pair.find(({ figure }) => figure.base === part.figure.base);
  const [one, other] = [of(first), of(second)];
  return one && other && one !== other ? [one, other] : null;
};

// money may hold what belongs to no item, a count of the items may not
const breakdown = (total: Mention, parts: readonly Mention[]): BreakdownFact =>
  sumOf(
    'columns',
    total,
    parts,
    total.figure.dimension === 'count' && total.figure.kind === 'exact' ? 'claimed' : 'unsaid',
  );
