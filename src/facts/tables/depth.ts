/** How deep each row of a panel stands, by each of the ways in which tables show it. */
import type { Row } from './sheet.js';

export interface Scheme {
  id: 'code' | 'indent' | 'marker';
  /** by index of the row; null: it takes no part */
  depths: (number | null)[];
  /** by index of the row: its depth is a guess */
  unsure?: boolean[];
  isParent: (parent: Row, child: Row) => boolean;
}

export const schemesOf = (rows: readonly Row[]): Scheme[] =>
  [byCode(rows), byIndent(rows), byMarker(rows)].filter((scheme) => scheme !== null);

/** 201 › 20106 › 2010601 */
const byCode = (rows: readonly Row[]): Scheme | null => {
  const lengths = new Set(rows.flatMap(({ code }) => (code === '' ? [] : [code.length])));
  if (lengths.size < 2 || Math.min(...lengths) < 3) return null;
  return {
    id: 'code',
    depths: rows.map(({ code, total }) => (code === '' || total !== null ? null : code.length)),
    isParent: (parent, child) => child.code.startsWith(parent.code),
  };
};

/** one step to the right is wider than that, in points */
const step = 3;
/** no table is nested deeper: more left edges are those of centred names */
const mostDepths = 6;
/** one row in so many may be set off its level */
const oneIn = 20;
/** a level is shared by more than one row in so many */
const oneInAll = 100;

const byIndent = (rows: readonly Row[]): Scheme | null => {
  const edges = rows.flatMap(({ indent, total, label }) =>
    indent === null || total !== null || label === '' ? [] : [indent],
  );
  const sorted = edges.toSorted((a, b) => a - b);
  const starts = sorted.filter((edge, index) => index === 0 || edge - (sorted[index - 1] ?? 0) > step);
  const startOf = (edge: number): number => starts.findLastIndex((start) => start <= edge);
  const shared = starts.filter((_, at) => {
    const share = edges.filter((edge) => startOf(edge) === at).length;
    return share > 2 && share * oneInAll > edges.length;
  });
  const levels = starts.filter((start) => !isOff(start, shared));
  const isLevel = (edge: number): boolean => levels.includes(starts[startOf(edge)] ?? 0);
  const off = edges.filter((edge) => !isLevel(edge)).length;
  if (levels.length < 2 || levels.length > mostDepths || off * oneIn > edges.length) return null;
  const isNamed = ({ indent, total, label }: Row): boolean =>
    indent !== null && total === null && label !== '';
  return {
    id: 'indent',
    depths: rows.map((row) =>
      row.indent === null || !isNamed(row) ? null : nearest(levels, starts[startOf(row.indent)] ?? 0),
    ),
    unsure: rows.map((row) => row.indent !== null && isNamed(row) && !isLevel(row.indent)),
    isParent: () => true,
  };
};

/** Nearer to a level that many rows share than two thirds of the least step between such levels. */
const isOff = (edge: number, shared: readonly number[]): boolean => {
  const steps = shared.slice(1).map((level, at) => level - (shared[at] ?? 0));
  const reach = steps.length === 0 ? 0 : Math.min(...steps);
  return (
    !shared.includes(edge) && shared.some((level) => 3 * Math.max(level - edge, edge - level) < 2 * reach)
  );
};

const nearest = (levels: readonly number[], edge: number): number => {
  const next = levels.findIndex((level) => level >= edge);
  if (next < 1) return next === 0 ? 0 : levels.length - 1;
  const [before, after] = [levels[next - 1] ?? edge, levels[next] ?? edge];
  return edge - before < after - edge ? next - 1 : next;
};

// 一、 （一） 1. （1） ①
const ranks: readonly RegExp[] = [
  /^[一二三四五六七八九十]+[、.．]/u,
  /^（[一二三四五六七八九十]+）/u,
  /^\d+[、.．]/u,
  /^（\d+）/u,
  /^[①-⑳]/u,
];
const unmarked = ranks.length;

const byMarker = (rows: readonly Row[]): Scheme | null => {
  if (!rows.some(({ marker }) => marker !== null)) return null;
  let seen = false;
  const depths = rows.map(({ marker, total, label, included }) => {
    if (total !== null || label === '') return null;
    if (marker === null) return seen ? unmarked + (included ? 1 : 0) : 0;
    seen = true;
    return ranks.findIndex((rank) => rank.test(marker)) + 1;
  });
  return { id: 'marker', depths, isParent: () => true };
};
