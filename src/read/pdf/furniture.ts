/** Running heads, feet and page numbers: told by standing at one place on many pages, not by what they say. */
import type { Line } from './lines.js';
import { commonColumns } from './continued.js';
import type { Page } from './page.js';
import type { PageTable } from './tables.js';

/** The part of the page, from either end, where furniture may stand. */
const margin = 0.14;
/** Lines at one height differ by no more than this, in points. */
const sameHeight = 4;

/** — 7 —, - 7 -, ·7·, 7 */
const bareNumber = /^[-—–―─·•.~～\s]*(\d{1,4})[-—–―─·•.~～\s]*$/u;
/** 第 7 页 共 20 页, 第7页, 7/20, Page 7 of 20 */
const spokenNumber =
  /^(?:第?\s*(\d{1,4})\s*页\s*[,，/／\s]*(?:共\s*\d+\s*页)?|(\d{1,4})\s*[/／]\s*\d{1,4}|page\s*(\d{1,4})(?:\s*of\s*\d+)?)$/iu;
/** — 7 —: dashes on both sides are never a figure */
const dashed = /^[-—–―─]+\s*\d{1,4}\s*[-—–―─]+$/u;
/** 单位：万元 stands above every page of a table and belongs to it */
const unitLine = /单位\s*[:：]/u;

const pageNumber = (text: string): number | null => {
  const match = bareNumber.exec(text) ?? spokenNumber.exec(text);
  const digits = match?.slice(1).find(Boolean);
  return digits === undefined ? null : Number(digits);
};

const inMargin = (line: Line, page: Page): boolean => {
  const height = page.bottom - page.top;
  return line.bottom < page.top + margin * height || line.top > page.bottom - margin * height;
};

const count = <K>(keys: Iterable<K>): Map<K, number> => {
  const counts = new Map<K, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
};

/** The numbers of a page's folio rise with the pages: number − page is the same on all. */
const offsetOf = (line: Line): string | null => {
  const number = pageNumber(line.text);
  return number === null ? null : String(number - line.page);
};

const headKey = (line: Line): string =>
  `${line.text.replace(/\s/gu, '')}@${Math.round(line.baseline / sameHeight)}`;

const isPageNumber = (line: Line, page: Page, offsets: Map<string, number>): boolean => {
  const offset = offsetOf(line);
  if (offset === null || !inMargin(line, page)) return false;
  if (dashed.test(line.text) || spokenNumber.test(line.text)) return true;
  const isOutermost = line === page.lines.at(-1) || line === page.lines[0] || page.aside.includes(line);
  return isOutermost && ((offsets.get(offset) ?? 0) > 1 || offset === '0');
};

/** The size most text has. */
export const textSizeOf = (pages: Page[]): number => {
  const weights = new Map<number, number>();
  for (const page of pages)
    for (const line of page.lines) weights.set(line.size, (weights.get(line.size) ?? 0) + line.text.length);
  return [...weights].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0];
};

const firstTable = (page: Page): PageTable | undefined =>
  page.tables.reduce<PageTable | undefined>(
    (top, table) => (top && (top.ys[0] ?? 0) <= (table.ys[0] ?? 0) ? top : table),
    undefined,
  );

/**
 * Keys of lines that stand above the parts of one long table and nowhere else: its caption, said again on each page.
 * They are told from running heads by the columns below them, which stay the same.
 */
const captionKeys = (pages: Page[], often: number): Set<string> => {
  const seen = new Map<string, { alike: number; times: number; table: PageTable | undefined }>();
  for (const page of pages) {
    const table = firstTable(page);
    for (const line of page.lines.filter((candidate) => inMargin(candidate, page))) {
      const entry = seen.get(headKey(line)) ?? { alike: 0, times: 0, table: undefined };
      const above = table !== undefined && line.top < (table.ys[0] ?? 0);
      const alike = above && (entry.table === undefined || commonColumns(entry.table, table) !== null);
      seen.set(headKey(line), { alike: entry.alike + Number(alike), times: entry.times + 1, table });
    }
  }
  return new Set(
    [...seen].filter(([, { alike, times }]) => times >= often && alike >= 0.8 * times).map(([key]) => key),
  );
};

/** Lines that are furniture. */
export const furnitureOf = (pages: Page[]): Set<Line> => {
  const candidates = pages.flatMap((page) =>
    [...page.lines, ...page.aside].filter((line) => inMargin(line, page)),
  );
  const offsets = count(candidates.map(offsetOf).filter((offset) => offset !== null));
  const heads = count(candidates.map(headKey));
  const often = Math.max(3, 0.25 * pages.length);
  const largest = textSizeOf(pages);
  const captions = captionKeys(pages, often);
  const furniture = new Set<Line>();
  // titles above tables repeat too, but are larger than the text
  for (const page of pages)
    for (const line of [...page.lines, ...page.aside]) {
      const repeated = inMargin(line, page) && (heads.get(headKey(line)) ?? 0) >= often;
      const isHead =
        repeated && line.size <= largest && !unitLine.test(line.text) && !captions.has(headKey(line));
      if (isHead || isPageNumber(line, page, offsets)) furniture.add(line);
    }
  return furniture;
};
