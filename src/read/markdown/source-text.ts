import type { Place } from '../../../schemas/place.js';

/** The text of a file with its line starts: offsets in it become lines and columns. */
export interface SourceText {
  text: string;
  placeOf(start: number, end: number): Place;
  /** what stands on the line before `offset` */
  before(offset: number): string;
}

export const sourceText = (text: string): SourceText => {
  const starts = [0];
  for (const { 0: ending, index } of text.matchAll(/\r\n|\n|\r/gu)) starts.push(index + ending.length);
  const lineAt = (offset: number): number => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const columnAt = (line: number, offset: number): number => offset - (starts[line] ?? 0) + 1;
  return {
    text,
    placeOf(start, end) {
      const [line, endLine] = [lineAt(start), lineAt(end)];
      return {
        kind: 'line',
        line: line + 1,
        column: columnAt(line, start),
        endLine: endLine + 1,
        endColumn: columnAt(endLine, end),
      };
    },
    before: (offset) => text.slice(starts[lineAt(offset)] ?? 0, offset),
  };
};
