/** Columns of numbers made of spaces: they stay text, and somebody is told. */
import type { Warning } from '../../../schemas/document.js';
import { alignedLines, readAsTextCode, readAsTextMessage, type Span } from '../aligned.js';
import { displayWidth, type Line } from './lines.js';

/** one em is two columns wide */
const em = 2;
/** what two or more spaces, an ideographic space or a tab parts */
const span = /[^\s](?:[^\s]| (?! |\t|\u3000))*/gu;

const spansOf = ({ raw }: Line): Span[] => {
  let [at, column] = [0, 0];
  return [...raw.matchAll(span)].map((match) => {
    const text = match[0].trimEnd();
    column += displayWidth(raw.slice(at, match.index));
    at = match.index;
    return { text, left: column / em, right: (column + displayWidth(text)) / em };
  });
};

/** `lines`: those that are paragraphs, no blank ones. */
export const unreadTables = (lines: Line[]): Warning[] => {
  const spaced = lines.map((line, index) => ({
    spans: spansOf(line),
    near: line.number - (lines[index - 1]?.number ?? -Infinity) <= 2,
  }));
  return alignedLines(spaced).flatMap((found) => {
    const [first, last] = [lines[found.start], lines[found.end - 1]];
    if (!first || !last) return [];
    return {
      code: readAsTextCode,
      message: readAsTextMessage(found),
      place: {
        kind: 'line' as const,
        line: first.number,
        column: first.column + 1,
        endLine: last.number,
        endColumn: last.column + last.text.length + 1,
      },
    };
  });
};
