/** The text column of each page: where full lines begin and end. */
import type { Page } from './page.js';
import type { Line } from './lines.js';
import { cluster } from './rules.js';

export interface Column {
  left: number;
  right: number;
}

/** A line this wide, of the page's width, is taken to reach from edge to edge or nearly. */
const wide = 0.5;
/** Pages with fewer wide lines borrow the edges of their kind. */
const enough = 4;
/** A first line's indent, in em: as far as a page's own edge may stand in from that of its kind. */
const indent = 2.6;

const wideLines = (page: Page, furniture: Set<Line>): Line[] =>
  page.lines.filter(
    (line) => !furniture.has(line) && line.right - line.left > wide * (page.right - page.left),
  );

/** Pages of one size and turn share their margins. */
const kindOf = (page: Page): string =>
  [page.angle, page.right - page.left, page.bottom - page.top].map(Math.round).join(' ');

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** The outermost value that several lines share, a hanging sign or digit apart. */
const edge = (values: number[], em: number): number => {
  const groups = cluster(values, 0.6 * em);
  return median(groups.find((group) => group.length >= 0.1 * values.length) ?? values);
};

const extent = (lines: Line[]): Column => {
  const em = median(lines.map((line) => line.size));
  return {
    left: edge(
      lines.map((line) => line.left),
      em,
    ),
    right: -edge(
      lines.map((line) => -line.right),
      em,
    ),
  };
};

/** Edges that most pages of a kind agree on. */
const sharedColumns = (pages: Page[], furniture: Set<Line>): Map<string, Column> => {
  const byKind = new Map<string, Column[]>();
  for (const page of pages) {
    const lines = wideLines(page, furniture);
    if (lines.length < enough) continue;
    const columns = byKind.get(kindOf(page)) ?? [];
    columns.push(extent(lines));
    byKind.set(kindOf(page), columns);
  }
  const shared = new Map<string, Column>();
  for (const [kind, columns] of byKind)
    shared.set(kind, {
      left: median(columns.map((c) => c.left)),
      right: median(columns.map((c) => c.right)),
    });
  return shared;
};

/** Of a page without running text: from the first to the last of whatever stands on it. */
const wholeExtent = ({ lines, tables, left, right }: Page): Column => {
  if (lines.length + tables.length === 0) return { left, right };
  return {
    left: Math.min(...lines.map((line) => line.left), ...tables.map(({ xs }) => xs[0] ?? left)),
    right: Math.max(...lines.map((line) => line.right), ...tables.map(({ xs }) => xs.at(-1) ?? right)),
  };
};

const columnOf = (page: Page, furniture: Set<Line>, shared: Column | undefined): Column => {
  const lines = wideLines(page, furniture);
  if (lines.length === 0) return shared ?? wholeExtent(page);
  if (!shared && lines.length < enough) return wholeExtent(page);
  const own = extent(lines);
  if (!shared) return own;
  const em = median(lines.map((line) => line.size));
  const inset = own.left - shared.left;
  const short = shared.right - own.right;
  return {
    left: inset > 0 && inset < indent * em ? shared.left : own.left,
    right: lines.length < enough && short > 0 && short < 2 * indent * em ? shared.right : own.right,
  };
};

export const columnsOf = (pages: Page[], furniture: Set<Line>): Map<number, Column> => {
  const shared = sharedColumns(pages, furniture);
  return new Map(pages.map((page) => [page.number, columnOf(page, furniture, shared.get(kindOf(page)))]));
};
