/**
 * What a table says of itself and what holds as it is printed: sums that a name, a code, an indentation or a formula
 * announces, equal sides, rates of two columns. Found from the page alone, so that what the audit leaves out is seen.
 */
import type { TableNode } from '../../schemas/document.js';
import type { Mention } from '../../schemas/fact.js';
import {
  add,
  divide,
  meets,
  negate,
  point,
  scale,
  subtract,
  type Interval,
} from '../../src/figures/interval.js';
import { fromDecimal, hundred, isZero, zero } from '../../src/figures/rational.js';
import { sidesOf, type GridColumn, type GridRow, type Side } from './grid.js';

export const kinds = ['row total', 'column total', 'hierarchy', 'formula', 'balance', 'growth'] as const;
export type Kind = (typeof kinds)[number];

/** What the digits of a figure stand for. */
export type Reading = (mention: Mention) => Interval;

export interface Identity {
  kind: Kind;
  figures: Mention[];
  holds: (read: Reading) => boolean;
}

export const asPrinted: Reading = ({ figure: { low, high } }) => ({
  low: low === null ? null : fromDecimal(low),
  high: high === null ? null : fromDecimal(high),
});

export const identitiesOf = (table: TableNode, mentions: readonly Mention[]): Identity[] => {
  const sides = sidesOf(table, mentions);
  return [
    ...sides.flatMap((side) => [
      ...formulas(side),
      ...rowTotals(side),
      ...columnTotals(side),
      ...hierarchies(side),
      ...rates(side),
    ]),
    ...balances(sides),
  ];
};

interface Term {
  mention: Mention;
  sign: 1 | -1;
}

interface Sum {
  total: Mention;
  terms: Term[];
}

const measured = new Set(['money', 'count', 'area', 'length', 'mass', 'volume', 'energy', 'score']);
const isNothing = ({ figure }: Mention): boolean => isZero(fromDecimal(figure.value));

const holdsFor = ({ total, terms }: Sum, read: Reading): boolean =>
  meets(
    terms.reduce(
      (sum, { mention, sign }) => add(sum, sign === 1 ? read(mention) : negate(read(mention))),
      point(zero),
    ),
    read(total),
  );
const isTelling = ({ terms }: Sum): boolean => terms.filter(({ mention }) => !isNothing(mention)).length > 1;

const identity =
  (kind: Kind) =>
  (sum: Sum): Identity => ({
    kind,
    figures: [sum.total, ...sum.terms.map(({ mention }) => mention)],
    holds: (read) => holdsFor(sum, read),
  });

const sumAlong = (total: Mention | undefined, terms: (Term | null)[]): Sum[] => {
  const found = terms.filter((term) => term !== null);
  if (!total || found.length === 0 || !measured.has(total.figure.dimension)) return [];
  if (found.some(({ mention }) => mention.figure.base !== total.figure.base)) return [];
  return isNothing(total) && found.every(({ mention }) => isNothing(mention))
    ? []
    : [{ total, terms: found }];
};

const plus = (mention: Mention | undefined): Term | null => (mention ? { mention, sign: 1 } : null);

/** All that is printed of it holds, and `least` of it at least are no repetition of one number. */
const holding = (sums: Sum[], least: number): Sum[] =>
  sums.every((sum) => holdsFor(sum, asPrinted)) && sums.filter(isTelling).length >= least ? sums : [];

// ---- sums along a row

const totalWord = /(?:合计|总计|小计|总数|总额|共计)$|^计$/u;
const rateWord = /率|比|增长|增幅|增速|增减|占|人均|均价|单价|[%％]/u;
const columnNumber = /^(?:[栏行]次|[甲乙丙丁]|[A-Za-z\d（）()=+\-*/÷×]{1,60})$/u;
const namesIn = ({ words }: GridColumn): string[] =>
  words.filter((word) => word !== '' && !columnNumber.test(word));

const rowTotals = ({ rows, columns }: Side): Identity[] =>
  columns.flatMap((total) => {
    const names = namesIn(total);
    const over = names.slice(0, -1);
    const isTotal = totalWord.test(names.at(-1) ?? '');
    // a wide name whose first column has none of its own
    const isBlank = columns.some((other) => {
      const longer = namesIn(other);
      return (
        other !== total &&
        longer.length > names.length &&
        names.length > 0 &&
        names.every((name, index) => name === longer[index])
      );
    });
    if (!isTotal && !isBlank) return [];
    const owner = isTotal ? over : names;
    const others = columns.filter(
      (other) =>
        other !== total &&
        !rateWord.test(other.words.join('')) &&
        owner.every((name, index) => namesIn(other)[index] === name),
    );
    const right = others.filter(({ at }) => at > total.at);
    const left = others.filter(({ at }) => at < total.at).reverse();
    for (const from of [right, left])
      for (let count = from.length; count > 0; count -= 1)
        for (const parts of [from.slice(0, count), withoutNested(from.slice(0, count))]) {
          const sums = rows.flatMap(({ numbers, worded }) =>
            parts.some(({ at }) => worded.has(at) && !numbers.has(at))
              ? []
              : sumAlong(
                  numbers.get(total.at),
                  parts.map(({ at }) => plus(numbers.get(at))),
                ),
          );
          const found = holding(sums, Math.min(2, rows.length));
          if (found.length > 0) return found.map(identity('row total'));
        }
    return [];
  });

/** The 小计 of a group, not its members. */
const withoutNested = (columns: GridColumn[]): GridColumn[] => {
  const subtotals = columns.filter(
    (column) => namesIn(column).length > 1 && totalWord.test(namesIn(column).at(-1) ?? ''),
  );
  const groups = new Set(subtotals.map((column) => namesIn(column).slice(0, -1).join('|')));
  return columns.filter(
    (column) => subtotals.includes(column) || !groups.has(namesIn(column).slice(0, -1).join('|')),
  );
};

// ---- sums down the columns

const rateColumns = (columns: GridColumn[]): Set<number> =>
  new Set(
    columns.filter(({ words }) => rateWord.test(namesIn({ at: 0, words }).at(-1) ?? '')).map(({ at }) => at),
  );

const sumsDown = ({ columns }: Side, total: GridRow, parts: GridRow[]): Sum[] => {
  const rated = rateColumns(columns);
  return columns.flatMap(({ at }) =>
    rated.has(at) || parts.some(({ worded, numbers }) => worded.has(at) && !numbers.has(at))
      ? []
      : sumAlong(
          total.numbers.get(at),
          parts.map(({ numbers }) => plus(numbers.get(at))),
        ),
  );
};

const isTotalRow = ({ name }: GridRow): boolean => totalWord.test(name.replace(/（[^）]{1,8}）$/u, ''));
const isIncluded = ({ name }: GridRow): boolean => name.startsWith('其中');

const columnTotals = (side: Side): Identity[] =>
  side.rows.flatMap((total, index) => {
    if (!isTotalRow(total)) return [];
    const before = side.rows.slice(0, index);
    const after = side.rows.slice(index + 1);
    const lastBefore = before.findLastIndex(isTotalRow);
    const nextAfter = after.findIndex(isTotalRow);
    const lists: GridRow[][] = [];
    for (const stretch of [
      before.slice(lastBefore + 1),
      before.slice(Math.max(0, lastBefore)),
      after.slice(0, nextAfter < 0 ? undefined : nextAfter),
      after,
      before,
    ]) {
      for (const depths of ladders(side.rows)) {
        const deep = stretch
          .filter((row) => !isTotalRow(row) && !isIncluded(row))
          .flatMap((row) => depths.get(row) ?? []);
        const top = Math.min(...deep);
        lists.push(
          stretch.filter((row) =>
            isTotalRow(row)
              ? stretch === before.slice(Math.max(0, lastBefore))
              : depths.get(row) === top && !isIncluded(row),
          ),
        );
      }
      lists.push(
        stretch.filter((row) => !isIncluded(row)),
        stretch.filter(isTotalRow),
      );
      lists.push(stretch.filter((row) => !isIncluded(row) && !isTotalRow(row)));
    }
    for (const parts of lists) {
      const found = holding(sumsDown(side, total, parts), 1);
      if (found.length > 0) return found.map(identity('column total'));
    }
    return [];
  });

const markers = [
  /^[一二三四五六七八九十]+[、.．]/u,
  /^（[一二三四五六七八九十]+）/u,
  /^\d+[、.．](?!\d)/u,
  /^（\d+）/u,
  /^[①-⑳]/u,
];

/** How deep each row stands, by code, by left edge, by numbering. */
const ladders = (rows: GridRow[]): Map<GridRow, number>[] => {
  const coded = rows.filter(({ code }) => code.length > 2);
  const edged = rows.filter(({ left, name }) => left !== null && name !== '');
  const edges = [...new Set(edged.map(({ left }) => left ?? 0))].sort((a, b) => a - b);
  const steps = edges.filter((edge, index) => index === 0 || edge - (edges[index - 1] ?? 0) > 3);
  const numbered = new Map<GridRow, number>();
  let current = 0;
  for (const row of rows) {
    const rank = markers.findIndex((marker) => marker.test(row.name));
    if (rank >= 0) current = rank + 1;
    if (row.name !== '') numbered.set(row, rank >= 0 ? rank + 1 : current === 0 ? 0 : markers.length + 1);
  }
  return [
    new Map(coded.map((row) => [row, row.code.length])),
    new Map(edged.map((row) => [row, steps.findLastIndex((step) => step <= (row.left ?? 0))])),
    numbered,
  ].filter((depths) => new Set(depths.values()).size > 1);
};

const hierarchies = (side: Side): Identity[] => {
  const seen = new Set<string>();
  return ladders(side.rows).flatMap((depths) =>
    side.rows.flatMap((parent, index) => {
      const own = depths.get(parent);
      if (own === undefined || isTotalRow(parent)) return [];
      const below: GridRow[] = [];
      for (const row of side.rows.slice(index + 1)) {
        const depth = depths.get(row);
        if (isTotalRow(row) || (depth !== undefined && depth <= own)) break;
        if (depth !== undefined) below.push(row);
      }
      const next = Math.min(...below.map((row) => depths.get(row) ?? Infinity));
      const children = below.filter((row) => depths.get(row) === next);
      if (children.some(isIncluded)) return [];
      const found = holding(sumsDown(side, parent, children), children.length > 1 ? 1 : 0);
      const key = [parent, ...children].map(({ at }) => at).join();
      if (seen.has(key)) return [];
      if (found.length > 0) seen.add(key);
      return found.map(identity('hierarchy'));
    }),
  );
};

// ---- formulas, balances, rates

// A=B+C   （1）=（2）+（3）   7=8+9
const equation = /^（?([A-Za-z]|\d{1,2})）?=((?:[+-]?（?(?:[A-Za-z]|\d{1,2})）?)+)$/u;

const formulas = ({ rows, columns }: Side): Identity[] => {
  const names = new Map<string, number>();
  for (const { at, words } of columns)
    for (const word of words) {
      const name = /^（?([A-Za-z]|\d{1,2})）?(?:=|$)/u.exec(word)?.[1];
      if (name !== undefined) names.set(name, at);
    }
  return columns.flatMap(({ at, words }) =>
    words.flatMap((word) => {
      const right = equation.exec(word)?.[2];
      if (right === undefined) return [];
      const terms = [...right.matchAll(/([+-]?)（?([A-Za-z]|\d{1,2})）?/gu)].map(([, sign, name]) => ({
        at: names.get(name ?? '') ?? -1,
        sign: sign === '-' ? (-1 as const) : (1 as const),
      }));
      return rows
        .flatMap(({ numbers }) =>
          sumAlong(
            numbers.get(at),
            terms.map((term) => {
              const mention = numbers.get(term.at);
              return mention ? { mention, sign: term.sign } : null;
            }),
          ),
        )
        .filter((sum) => holdsFor(sum, asPrinted))
        .map(identity('formula'));
    }),
  );
};

const balances = ([left, right, ...more]: Side[]): Identity[] => {
  if (!left || !right || more.length > 0) return [];
  const grand = ({ name }: GridRow): boolean => name.endsWith('总计');
  const [a, b] = [left.rows.find(grand), right.rows.find(grand)];
  const [income, spending] = [a, b].map((row) => (row ? [...row.numbers.values()][0] : undefined));
  if (!income || !spending || !meets(asPrinted(income), asPrinted(spending))) return [];
  return [
    { kind: 'balance', figures: [income, spending], holds: (read) => meets(read(income), read(spending)) },
  ];
};

interface Rate {
  now: Mention;
  before: Mention;
  stated: Mention;
}

/** Each column of rates with the pair of columns that it follows from in nearly all rows. */
const rates = ({ rows, columns }: Side): Identity[] =>
  columns.flatMap((rate) => {
    const word = namesIn(rate).at(-1) ?? '';
    const compute = /执行率|完成|占.*预算|为.*预算/u.test(word)
      ? quotient
      : /增长|增幅|增速|增减.*[%％]|比上年/u.test(word)
        ? growth
        : /增[减收支加]|减少/u.test(word)
          ? difference
          : null;
    if (compute === null || /同口径|可比/u.test(rate.words.join(''))) return [];
    const amounts = columns.filter(
      (column) => column !== rate && !rateWord.test(namesIn(column).at(-1) ?? ''),
    );
    const pairs = amounts.flatMap((now) =>
      amounts.flatMap((before) => (now === before ? [] : [[now, before] as const])),
    );
    const ways = pairs.map(([now, before]) =>
      rows.flatMap(({ numbers }): Rate[] => {
        const [a, b, c] = [now, before, rate].map(({ at }) => numbers.get(at));
        return a && b && c && a.figure.base === b.figure.base && !isNothing(b)
          ? [{ now: a, before: b, stated: c }]
          : [];
      }),
    );
    const good = ways.find((way) => {
      const right = way.filter((each) => fits(each, compute, asPrinted)).length;
      return right > 1 && right >= way.length - 2 && right * 5 >= way.length * 4;
    });
    return (good ?? [])
      .filter((each) => fits(each, compute, asPrinted))
      .map((each) => ({
        kind: 'growth' as const,
        figures: [each.now, each.before, each.stated],
        holds: (read: Reading) => fits(each, compute, read),
      }));
  });

type Compute = (now: Interval, before: Interval) => Interval | null;
const percent = (ratio: Interval | null): Interval | null => ratio && scale(ratio, hundred);
const growth: Compute = (now, before) => percent(divide(subtract(now, before), before));
const quotient: Compute = (now, before) => percent(divide(now, before));
const difference: Compute = (now, before) => subtract(now, before);

const fits = ({ now, before, stated }: Rate, compute: Compute, read: Reading): boolean => {
  const due = compute(read(now), read(before));
  return due !== null && meets(due, read(stated));
};
