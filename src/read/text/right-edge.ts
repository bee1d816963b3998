import type { Line } from './lines.js';

/** Lines that break off within this many columns (3 em) left of the edge are full: a word or number did not fit. */
const slack = 6;
/** A column narrower than 20 Han characters is a list, not a text. */
const narrowest = 40;
/** No printed line is wider than 100 Han characters. */
const widest = 200;

/** Ends a sentence or an item: 。 ” ） : */
const closing = /[。！？；：…．.!?;:”"』」》）)\]】]$/u;

/** 栏目    收入    支出, columns made of spaces or tabs */
const tabular = /\t|\S {3,}\S/u;

/**
 * The column at which a file's lines were broken, or null if a line is a whole paragraph. Told by lines that break off
 * in mid-sentence at about the same width, with hardly a line beyond; whole paragraphs end anywhere, with a full stop.
 */
export const rightEdge = (lines: Line[]): number | null => {
  const long = lines.filter((line) => line.width >= narrowest && !tabular.test(line.text));
  const broken = long.filter(({ text, width }) => width <= widest && !closing.test(text));
  const edge = mostFrequent(broken.map(({ width }) => width));
  if (edge === null) return null;
  const atEdge = (line: Line): boolean => line.width > edge - slack && line.width <= edge + slack;
  const evidence = broken.filter(atEdge).length;
  const beyond = long.filter(({ width }) => width > edge + slack).length;
  return evidence >= 2 && evidence * 2 >= long.filter(atEdge).length && beyond * 10 <= long.length
    ? edge
    : null;
};

export const reaches = (line: Line, edge: number): boolean => line.width > edge - slack;

/** The width around which most values lie; the larger of equals. */
const mostFrequent = (widths: number[]): number | null => {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  let best: { width: number; near: number } | null = null;
  for (const width of counts.keys()) {
    let near = 0;
    for (let other = width - slack + 1; other <= width; other += 1) near += counts.get(other) ?? 0;
    if (!best || near > best.near || (near === best.near && width > best.width)) best = { width, near };
  }
  return best?.width ?? null;
};
