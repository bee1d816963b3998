/** Which line endings inside a Markdown paragraph are only layout, and which end a paragraph. */
import { displayWidth } from '../text/lines.js';
import type { Run } from './runs.js';

/** …工作。 …如下： */
const closed = /[。！？；：]$/u;
/** 一、 （二） 3. 4． 5、 ① 第一条 */
const numbered =
  /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,3}(?:[．、]|\.(?!\d))|[①-⑳]|第[一二三四五六七八九十百]+[章节条])/u;

/**
 * Markdown joins lines that no blank line parts. People who write one paragraph per line mean otherwise: after a line
 * that ends a sentence short of the edge, or before a numbered one, a new paragraph begins. Hard endings always part.
 */
export const linesOf = (runs: Run[], edge: number | null): Run[][] => {
  const lines: Run[][] = [[]];
  for (const [index, run] of runs.entries()) {
    const line = lines.at(-1) ?? [];
    const parts =
      run.ending === 'hard' || (run.ending === 'soft' && ends(line, runs.slice(index + 1, index + 3), edge));
    if (parts) lines.push([]);
    else line.push(run);
  }
  return lines;
};

const ends = (line: Run[], following: Run[], edge: number | null): boolean => {
  const above = textOf(line.slice(line.findLastIndex(({ ending }) => ending !== undefined) + 1));
  const full = edge !== null && displayWidth(above) > edge - 6;
  return numbered.test(textOf(following).trimStart()) || (!full && closed.test(above.trimEnd()));
};

const textOf = (runs: Run[]): string => runs.map(({ text }) => text).join('');
