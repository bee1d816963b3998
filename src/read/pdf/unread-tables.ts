/** Columns of numbers that no rules draw: they stay text, and somebody is told. */
import type { Warning } from '../../../schemas/document.js';
import { alignedLines, readAsTextCode, readAsTextMessage, type Span } from '../aligned.js';
import { displayed } from './frame.js';
import { join } from './join.js';
import type { Line } from './lines.js';
import type { Word } from './words.js';

/** White space of at least this many em parts columns; justified text has less between its words. */
const apart = 1;
/** Rows stand no further below one another, in em from baseline to baseline. */
const farthest = 4;

const spansOf = (page: number, words: Word[], em: number): Span[] => {
  const groups: Word[][] = [];
  for (const word of words) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && word.left - last.right < apart * em) group.push(word);
    else groups.push([word]);
  }
  return groups.map((group) => ({
    text: join(page, group).text,
    left: (group[0]?.left ?? 0) / em,
    right: Math.max(...group.map((word) => word.right)) / em,
  }));
};

/** `lines` that stand in no table, top to bottom, and their words, in the page's reading frame at `angle`. */
export const unreadTables = (page: number, lines: Line[], rows: Word[][], angle: number): Warning[] => {
  const [em] = lines
    .map(({ size }) => Math.max(1, size))
    .sort((a, b) => a - b)
    .slice(lines.length >> 1);
  if (em === undefined) return [];
  const spaced = rows.map((words, index) => ({
    spans: spansOf(page, words, em),
    near: (lines[index]?.baseline ?? 0) - (lines[index - 1]?.baseline ?? -Infinity) <= farthest * em,
  }));
  return alignedLines(spaced).map((found) => {
    const members = lines.slice(found.start, found.end);
    const box = displayed(
      [
        Math.min(...members.map(({ left }) => left)),
        Math.min(...members.map(({ top }) => top)),
        Math.max(...members.map(({ right }) => right)),
        Math.max(...members.map(({ bottom }) => bottom)),
      ],
      angle,
    );
    return { code: readAsTextCode, message: readAsTextMessage(found), place: { kind: 'page', page, box } };
  });
};
