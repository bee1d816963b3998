/** How deep each row of a panel stands, by each of the ways in which tables show it. */
import type { Row } from './sheet.js';

export interface Scheme {
  id: 'code' | 'indent' | 'marker';
  /** by index of the row; null: it takes no part */
  depths: (number | null)[];
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
const step = 4;
/** more left edges than that are those of centred names */
const mostDepths = 6;

const byIndent = (rows: readonly Row[]): Scheme | null => {
  const edges = rows.flatMap(({ indent, total, label }) =>
    indent === null || total !== null || label === '' ? [] : [indent],
  );
  const sorted = [...new Set(edges)].sort((a, b) => a - b);
  const starts = sorted.filter((edge, index) => index === 0 || edge - (sorted[index - 1] ?? 0) > step);
  if (starts.length < 2 || starts.length > mostDepths) return null;
  return {
    id: 'indent',
    depths: rows.map(({ indent, total, label }) =>
      indent === null || total !== null || label === ''
        ? null
        : starts.findLastIndex((start) => start <= indent),
    ),
    isParent: () => true,
  };
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
