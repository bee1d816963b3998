/** Columns that follow from others of their row: growth and difference of two years, shares, rates of execution. */
import type { TableNode } from '../../../schemas/document.js';
import type { ChangeFact, Direction, Fact, Mention, RatioFact } from '../../../schemas/fact.js';
import { intervalOf, valueOf } from '../../figures/allowed.js';
import { divide, meets, point, scale, subtract, type Interval } from '../../figures/interval.js';
import { compare, hundred, negate, zero } from '../../figures/rational.js';
import type { Column, Panel, Row } from './sheet.js';

/** What one row says, and whether it holds. */
interface Said<Made extends Fact> {
  fact: Made;
  holds: boolean;
}

/** `caveat`: the words of the table's notes that take its rates out of comparison. */
export const ratesOf = (panel: Panel, caveat: string | null): Fact[] =>
  panel.columns.flatMap((column): Fact[] => {
    const words = column.caveat ?? caveat;
    if (column.role === 'growth')
      return [...borneOut(growths(panel, column, words)), ...borneOut(ceased(panel, column, words))];
    if (column.role === 'delta') return borneOut(deltas(panel, column, words));
    if (column.role === 'execution') return borneOut(executions(panel, column, words));
    return column.role === 'share' ? borneOut(shares(panel, column, words)) : [];
  });

/**
 * How often the pairing must fit for each row in which it does not. A wrong pair of columns fits a rate of one decimal
 * by chance in a few rows of a hundred; a right pair fails where a row is misprinted or compared on another basis. Four
 * rows in five are far from the first and leave room for the second; a single slip needs four rows that fit.
 */
const few = 4;

/** A pairing of columns that most rows bear out; where it is not, only what fits is worth telling. */
const borneOut = <Made extends Fact>(ways: Said<Made>[][]): Made[] => {
  const scored = ways.map((said) => ({ said, holding: said.filter(({ holds }) => holds).length }));
  const best = scored.reduce<(typeof scored)[number] | null>(
    (most, way) => (most === null || way.holding > most.holding ? way : most),
    null,
  );
  if (best === null) return [];
  const failing = best.said.length - best.holding;
  const sure = best.holding >= 2 && failing * few <= best.holding;
  return best.said.filter(({ holds }) => sure || holds).map(({ fact }) => fact);
};

const fits = (stated: Mention, due: Interval | null): boolean =>
  due !== null && meets(intervalOf(stated), due);

type Pair = [now: Column, before: Column];

const amountPairs = ({ columns }: Panel, rate: Column): Pair[] => {
  const amounts = columns.filter(({ role, at }) => role === 'amount' && at !== rate.at);
  return amounts.flatMap((now) =>
    amounts.flatMap((before): Pair[] => (now === before ? [] : [[now, before]])),
  );
};

/** This year and the one before, as the headers name them. */
const datedPairs = (panel: Panel, rate: Column): Pair[] =>
  amountPairs(panel, rate).filter(
    ([now, before]) => now.year !== null && before.year !== null && now.year > before.year,
  );

/** more pairs than two amounts beside two others make are tried in vain */
const mostPairs = 12;

/** The dated ones; else any two amounts in either order. */
const pairsOf = (panel: Panel, rate: Column): Pair[] => {
  const [dated, any] = [datedPairs(panel, rate), amountPairs(panel, rate)];
  return dated.length > 0 ? dated : any.length <= mostPairs ? any : [];
};

interface Levels {
  now: Mention;
  before: Mention;
  stated: Mention;
}

const levelsIn = (row: Row, now: Column, before: Column, stated: Column): Levels[] => {
  const found = [now, before, stated].map(({ at }) => row.amounts.get(at));
  const [a, b, c] = found;
  return a && b && c && a.figure.base === b.figure.base && isPositive(b)
    ? [{ now: a, before: b, stated: c }]
    : [];
};

const isPositive = (mention: Mention): boolean => compare(valueOf(mention), zero) > 0;

const directionOf = (mention: Mention): Direction => (compare(valueOf(mention), zero) < 0 ? 'down' : 'up');

const change = (
  { now, before }: Pick<ChangeFact, 'now' | 'before'>,
  caveat: string | null,
  said: Pick<ChangeFact, 'delta' | 'rate' | 'direction'>,
): ChangeFact => ({
  shape: 'change',
  wording: 'table-rates',
  caveat,
  now,
  alternatives: [],
  before,
  ...said,
});

const growths = (panel: Panel, column: Column, caveat: string | null): Said<ChangeFact>[][] =>
  pairsOf(panel, column).map(([now, before]) =>
    panel.rows.flatMap((row) =>
      levelsIn(row, now, before, column)
        .filter(({ stated }) => stated.figure.dimension === 'percent')
        .map((levels) => {
          const [v, p] = [intervalOf(levels.now), intervalOf(levels.before)];
          const ratio = divide(subtract(v, p), p);
          const direction = directionOf(levels.stated);
          return {
            fact: change(levels, caveat, { delta: null, rate: levels.stated, direction }),
            holds: fits(levels.stated, ratio && scale(ratio, hundred)),
          };
        }),
    ),
  );

/** A blank where something was the year before: it fell by 100 %. Where nothing was, nothing can have grown. */
const ceased = (panel: Panel, column: Column, caveat: string | null): Said<ChangeFact>[][] =>
  datedPairs(panel, column).map(([now, before]) =>
    panel.rows.flatMap((row) => {
      const [p, stated] = [row.amounts.get(before.at), row.amounts.get(column.at)];
      const isBlank = !row.amounts.has(now.at) && !row.unread.has(now.at);
      if (!isBlank || !p || !isPositive(p) || stated?.figure.dimension !== 'percent') return [];
      return {
        fact: change({ now: null, before: p }, caveat, {
          delta: null,
          rate: stated,
          direction: directionOf(stated),
        }),
        holds: fits(stated, point(negate(hundred))),
      };
    }),
  );

const deltas = (panel: Panel, column: Column, caveat: string | null): Said<ChangeFact>[][] =>
  pairsOf(panel, column).map(([now, before]) =>
    panel.rows.flatMap((row) =>
      levelsIn(row, now, before, column)
        .filter(({ now: level, stated }) => stated.figure.base === level.figure.base)
        .map((levels) => {
          const difference = subtract(intervalOf(levels.now), intervalOf(levels.before));
          const direction = directionOf(levels.stated);
          return {
            fact: change(levels, caveat, { delta: levels.stated, rate: null, direction }),
            holds: fits(levels.stated, difference),
          };
        }),
    ),
  );

const quotient = (part: Mention, whole: Mention): Interval | null => {
  const ratio = divide(intervalOf(part), intervalOf(whole));
  return ratio && scale(ratio, hundred);
};

const ratio = (
  kind: RatioFact['kind'],
  { now, before, stated }: Levels,
  caveat: string | null,
): Said<RatioFact> => ({
  fact: {
    shape: 'ratio',
    wording: 'table-rates',
    caveat,
    kind,
    part: now,
    wholes: [before],
    others: [],
    rate: stated,
  },
  holds: fits(stated, quotient(now, before)),
});

const budgets: ReadonlySet<string | null> = new Set(['initial', 'adjusted', 'annual', 'budget']);

const executions = (panel: Panel, column: Column, caveat: string | null): Said<RatioFact>[][] => {
  const amounts = panel.columns.filter(({ role }) => role === 'amount');
  const executed = amounts.filter(({ basis }) => basis === 'executed');
  const wholes = amounts.filter(({ basis }) => budgets.has(basis));
  return executed.flatMap((part) =>
    wholes.map((whole) =>
      panel.rows.flatMap((row) =>
        levelsIn(row, part, whole, column)
          .filter(({ stated }) => stated.figure.dimension === 'percent')
          .map((levels) => ratio('execution', levels, caveat)),
      ),
    ),
  );
};

/** Of the amount in the row of the total. */
const shares = (panel: Panel, column: Column, caveat: string | null): Said<RatioFact>[][] => {
  const totals = panel.rows.filter(({ total }) => total !== null);
  const amounts = panel.columns.filter(({ role }) => role === 'amount');
  return totals.flatMap((total) =>
    amounts.map(({ at }) =>
      panel.rows.flatMap((row) => {
        const [part, whole, stated] = [
          row.amounts.get(at),
          total.amounts.get(at),
          row.amounts.get(column.at),
        ];
        if (!part || !whole || !stated || part === whole || !isPositive(whole)) return [];
        if (stated.figure.dimension !== 'percent' || part.figure.base !== whole.figure.base) return [];
        return [ratio('share', { now: part, before: whole, stated }, caveat)];
      }),
    ),
  );
};

// '注：本表增幅剔除了金融业税收下放等因素影响。'
const noteWords = /同口径|可比(?:口径)?|剔除[^，。；]{0,24}|口径调整/u;
/** how many blocks below a table its notes may stand */
const reach = 3;

/** Words in the notes below a table that take its rates out of comparison. */
export const caveatBelow = (
  nodes: readonly { kind: string; text?: string }[],
  table: TableNode,
): string | null => {
  const at = nodes.findIndex((node) => node === table);
  for (const node of nodes.slice(at + 1, at + 1 + reach)) {
    if (node.kind !== 'paragraph') return null;
    const found = noteWords.exec(node.text ?? '')?.[0];
    if (found !== undefined) return found;
  }
  return null;
};
