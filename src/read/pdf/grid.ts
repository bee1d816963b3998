/** Rules to grids: crossing rules form a grid; where a piece of rule is missing its two cells are one. */
import type { Rule } from './engine.js';
import { cleanRules, cluster } from './rules.js';

/** Cell boundaries in the reading frame; a span covers columns left ≤ c < right and rows top ≤ r < bottom. */
export interface Span {
  row: number;
  column: number;
  rowSpan: number;
  colSpan: number;
}

export interface Grid {
  xs: number[];
  ys: number[];
  spans: Span[];
}

/** Ends of rules miss each other by this much, in points. */
const reach = 4;
/** Edges nearer than this are one: no line of text fits between a double rule, or a border and the rule over a note. */
const snap = 5;
/** A sheet this dense is a drawing, and pairing its rules would take for ever. */
const maxPairs = 4_000_000;

const crosses = (h: Rule, v: Rule): boolean =>
  v.at >= h.from - reach && v.at <= h.to + reach && h.at >= v.from - reach && h.at <= v.to + reach;

/** Rules that touch, directly or through others. */
const components = (horizontals: Rule[], verticals: Rule[]): { horizontals: Rule[]; verticals: Rule[] }[] => {
  const parent = [...horizontals, ...verticals].map((_, index) => index);
  const root = (index: number): number => {
    let at = index;
    for (let up = parent[at] ?? at; up !== at; up = parent[at] ?? at) {
      parent[at] = parent[up] ?? up;
      at = up;
    }
    return at;
  };
  for (const [i, h] of horizontals.entries())
    for (const [j, v] of verticals.entries())
      if (crosses(h, v)) parent[root(i)] = root(horizontals.length + j);
  const groups = new Map<number, { horizontals: Rule[]; verticals: Rule[] }>();
  const groupOf = (index: number): { horizontals: Rule[]; verticals: Rule[] } => {
    const group = groups.get(root(index)) ?? { horizontals: [], verticals: [] };
    groups.set(root(index), group);
    return group;
  };
  for (const [i, h] of horizontals.entries()) groupOf(i).horizontals.push(h);
  for (const [j, v] of verticals.entries()) groupOf(horizontals.length + j).verticals.push(v);
  return [...groups.values()];
};

/** Column or row edges; open sides are closed where the crossing rules end. */
const edgesOf = (rules: Rule[], crossing: Rule[]): number[] => {
  const edges = cluster(
    rules.map((rule) => rule.at),
    snap,
  ).map((group) => group.reduce((a, b) => a + b, 0) / group.length);
  const from = Math.min(...crossing.map((rule) => rule.from));
  const to = Math.max(...crossing.map((rule) => rule.to));
  const [first, last] = [edges[0], edges.at(-1)];
  if (first !== undefined && first - from > 2 * reach) edges.unshift(from);
  if (last !== undefined && to - last > 2 * reach) edges.push(to);
  return edges;
};

/** Whether a rule at `at` runs along the middle of the stretch. */
const isDrawn = (rules: Map<number, Rule[]>, index: number, from: number, to: number): boolean => {
  const centre = (from + to) / 2;
  return rules.get(index)?.some((rule) => rule.from - 1 <= centre && rule.to + 1 >= centre) ?? false;
};

const byEdge = (rules: Rule[], edges: number[]): Map<number, Rule[]> => {
  const map = new Map<number, Rule[]>();
  for (const rule of rules) {
    const nearest = Math.min(...edges.map((edge) => Math.abs(edge - rule.at)));
    const index = nearest <= snap ? edges.findIndex((edge) => Math.abs(edge - rule.at) === nearest) : -1;
    map.set(index, [...(map.get(index) ?? []), rule]);
  }
  return map;
};

/** Grows each free cell to the right, then down, over missing pieces of rule; cells stay rectangles. */
const spansOf = (xs: number[], ys: number[], horizontals: Rule[], verticals: Rule[]): Span[] => {
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  const [hs, vs] = [byEdge(horizontals, ys), byEdge(verticals, xs)];
  const x = (i: number): number => xs[i] ?? 0;
  const y = (i: number): number => ys[i] ?? 0;
  const openRight = (r: number, c: number): boolean => c + 1 < columns && !isDrawn(vs, c + 1, y(r), y(r + 1));
  const openBelow = (r: number, c: number): boolean => r + 1 < rows && !isDrawn(hs, r + 1, x(c), x(c + 1));
  const taken = new Set<number>();
  const spans: Span[] = [];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      if (taken.has(row * columns + column)) continue;
      let [right, below] = [column, row];
      while (openRight(row, right) && !taken.has(row * columns + right + 1)) right++;
      const allOpen = (r: number): boolean =>
        range(column, right).every((c) => openBelow(r, c) && (c === right || openRight(r + 1, c)));
      while (allOpen(below)) below++;
      for (const r of range(row, below)) for (const c of range(column, right)) taken.add(r * columns + c);
      spans.push({ row, column, rowSpan: below - row + 1, colSpan: right - column + 1 });
    }
  return spans;
};

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** null = too many rules to be a table. */
export const gridsOf = (rules: Rule[]): Grid[] | null => {
  const [horizontals, verticals] = [cleanRules(rules, 'horizontal'), cleanRules(rules, 'vertical')];
  if (horizontals.length * verticals.length > maxPairs) return null;
  const grids: Grid[] = [];
  for (const part of components(horizontals, verticals)) {
    if (part.horizontals.length < 2 || part.verticals.length < 1) continue;
    const xs = edgesOf(part.verticals, part.horizontals);
    const ys = edgesOf(part.horizontals, part.verticals);
    if (xs.length < 2 || ys.length < 2 || (xs.length - 1) * (ys.length - 1) > maxPairs) continue;
    grids.push({ xs, ys, spans: spansOf(xs, ys, part.horizontals, part.verticals) });
  }
  return grids;
};
