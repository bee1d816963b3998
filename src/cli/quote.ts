/** The sentence that holds a claim, with the numbers of the check marked in it. */
import type { Check, Table } from '../../schemas/record.js';
import type { Passage, Passages, Span } from './passages.js';

export interface Mark {
  start: number;
  end: number;
  claim: boolean;
}
export interface Quote {
  text: string;
  marks: Mark[];
}

const longest = 100;

export const quote = (check: Check, passages: Passages, tables: Table[]): Quote | null => {
  const { text, place } = check.stated;
  if (!place) return null;
  if (place.kind === 'cell')
    return quoteRow(tables.find(({ id }) => id === place.table)?.rows[place.row]?.cells, text);
  const claim = passages.locate(text, place);
  if (!claim) return null;
  const spans = check.operands.map((each) => (each.place ? passages.locate(each.text, each.place) : null));
  const around = sentence(claim.passage.text, claim);
  const marks = spans
    .filter((span): span is Span => span?.passage === claim.passage)
    .map((span) => ({ start: span.start, end: span.end, claim: false }));
  return cut(claim.passage, around, [{ start: claim.start, end: claim.end, claim: true }, ...marks]);
};

const quoteRow = (cells: { text: string }[] | undefined, text: string): Quote | null => {
  if (!cells) return null;
  const row = cells.map((cell) => cell.text).join(' | ');
  const start = row.indexOf(text);
  return { text: row, marks: start < 0 ? [] : [{ start, end: start + text.length, claim: true }] };
};

// '…完成率95%。其中：' ends at 。
const ends = /[。；;！？!?\n]/u;

const sentence = (
  text: string,
  { start, end }: { start: number; end: number },
): { start: number; end: number } => {
  let from = start;
  while (from > 0 && start - from < longest && !ends.test(text.charAt(from - 1))) from -= 1;
  let to = end;
  while (to < text.length && to - end < longest && !ends.test(text.charAt(to))) to += 1;
  return { start: from, end: Math.min(text.length, to + 1) };
};

const cut = (passage: Passage, around: { start: number; end: number }, marks: Mark[]): Quote => {
  const inside: Mark[] = [];
  for (const { start, end, claim } of marks) {
    const overlaps = inside.some((each) => start < each.end && each.start < end);
    if (start >= around.start && end <= around.end && !overlaps)
      inside.push({ start: start - around.start, end: end - around.start, claim });
  }
  return {
    text: passage.text.slice(around.start, around.end),
    marks: inside.toSorted((a, b) => a.start - b.start),
  };
};
