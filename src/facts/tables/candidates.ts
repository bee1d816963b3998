/** Rows that ought to add up to another: direct children, once; and what 合计, 小计 and 总计 comprise. */
import type { Scheme } from './depth.js';
import type { Row } from './sheet.js';

export interface Candidate {
  total: Row;
  parts: Row[];
  /** 其中, or a part that may not be one: the parts need not be all */
  open: boolean;
}

export const childrenOf = (rows: readonly Row[], { depths, unsure, isParent }: Scheme): Candidate[] =>
  rows.flatMap((total, at) => {
    const own = depths[at];
    if (own === null || own === undefined) return [];
    const below: { row: Row; depth: number }[] = [];
    let open = unsure?.[at] === true;
    for (let next = at + 1; next < rows.length; next += 1) {
      const [row, depth] = [rows[next], depths[next]];
      if (row?.total !== null) break;
      if (depth === null || depth === undefined) continue;
      open ||= unsure?.[next] === true;
      if (depth <= own || !isParent(total, row)) break;
      below.push({ row, depth });
    }
    // the shallowest that are no part of one before them
    let reach = Infinity;
    const parts = below.flatMap(({ row, depth }) => {
      if (depth > reach) return [];
      reach = depth;
      return [row];
    });
    open ||= parts.some(({ included }) => included);
    return parts.length === 0 ? [] : [{ total, parts, open }];
  });

/** Of the rows between two totals the shallowest. */
const topOf = (rows: readonly Row[], all: readonly Row[], { depths }: Scheme): Row[] => {
  const within = rows.flatMap((row) => {
    const depth = depths[row.at - (all[0]?.at ?? 0)];
    return depth === null || depth === undefined || row.included ? [] : [{ row, depth }];
  });
  const top = Math.min(...within.map(({ depth }) => depth));
  return within.filter(({ depth }) => depth === top).map(({ row }) => row);
};

const rankOf = ({ total }: Row): number => (total === null ? 0 : { sub: 1, total: 2, grand: 3 }[total]);

/** Each with the ways in which it can be meant, the likeliest first. */
export const totalsOf = (rows: readonly Row[], schemes: readonly Scheme[]): Candidate[][] =>
  rows.flatMap((total, at) => {
    const rank = rankOf(total);
    if (rank === 0 || total.amounts.size === 0) return [];
    const before = rows.slice(0, at);
    const after = rows.slice(at + 1);
    const last = before.findLastIndex((row) => rankOf(row) >= rank);
    const since = before.slice(last + 1);
    const next = after.findIndex((row) => rankOf(row) >= rank);
    const until = next < 0 ? after : after.slice(0, next);
    const lists: Row[][] = [];
    for (const stretch of [since, until]) {
      const totals = stretch.filter((row) => rankOf(row) > 0);
      const lower = totals.at(-1);
      // 总计 = 本年收入合计 + 年初结转 …
      if (lower && stretch === since) {
        const rest = stretch.slice(stretch.indexOf(lower) + 1);
        lists.push(...[topless, ...schemes].map((scheme) => [lower, ...pick(rest, rows, scheme)]));
      }
      if (totals.length > 1) lists.push(totals);
      lists.push(...schemes.map((scheme) => topOf(stretch, rows, scheme)));
      lists.push(stretch.filter((row) => row.total === null && !row.included));
    }
    const unique = new Map(lists.map((parts) => [parts.map((row) => row.at).join(), parts]));
    const readings = [...unique.values()].filter((parts) => parts.some(({ amounts }) => amounts.size > 0));
    return readings.length === 0 ? [] : [readings.map((parts) => ({ total, parts, open: false }))];
  });

/** every row counts */
const topless = null;
const pick = (rows: readonly Row[], all: readonly Row[], scheme: Scheme | null): Row[] =>
  scheme === null ? rows.filter(({ included }) => !included) : topOf(rows, all, scheme);
