/** Which characters of the source the text of a Markdown node was made of. */
import type { Run } from './runs.js';

export interface Extent {
  start: number;
  end: number;
}

/**
 * The source characters of a text node's value: the same but for \* escapes, &amp; entities, and what stands before
 * a continued line (white space, the > of a quotation).
 */
export const aligned = (value: string, text: string, { start, end }: Extent): Run[] => {
  const runs: Run[] = [];
  let at = start;
  for (let index = 0; index < value.length && at < end;) {
    let length = 0;
    while (index + length < value.length && isPlain(value, index + length, text, at + length, end))
      length += 1;
    if (length > 0) runs.push({ text: value.slice(index, index + length), start: at, end: at + length });
    index += length;
    at += length;
    if (index >= value.length) break;
    const next = odd(value, index, text, at);
    if (next.run) runs.push(next.run);
    index += next.consumed;
    at = next.at;
  }
  return runs;
};

const isPlain = (value: string, index: number, text: string, at: number, end: number): boolean => {
  const character = value[index];
  if (at >= end || character !== text[at] || character === '\n') return false;
  return character !== '&' || value.startsWith(text.slice(at, at + 8).split(';')[0] ?? '', index);
};

interface Odd {
  run?: Run;
  consumed: number;
  at: number;
}

/** One character of the value whose source is not itself. */
const odd = (value: string, index: number, text: string, at: number): Odd => {
  const character = value[index] ?? '';
  if (character === '\n') return lineEnding(text, at);
  if (text[at] === '\\' && text[at + 1] === character)
    return { run: { text: character, start: at, end: at + 2 }, consumed: 1, at: at + 2 };
  // &lt; · &#x4e2d;
  const entity = /^&(?:#[xX]?)?\w{1,32};/u.exec(text.slice(at, at + 40))?.[0];
  if (entity === undefined) return { consumed: 0, at: at + 1 };
  const decoded = String.fromCodePoint(value.codePointAt(index) ?? 0);
  return {
    run: { text: decoded, start: at, end: at + entity.length },
    consumed: decoded.length,
    at: at + entity.length,
  };
};

const lineEnding = (text: string, at: number): Odd => {
  // white space before the ending, the ending, and the prefix of the next line
  const gap = /^[ \t]*(?:\r\n|\n|\r)[ \t>]*/u.exec(text.slice(at, at + 1000))?.[0] ?? text[at] ?? '';
  return {
    run: { text: '\n', start: at, end: at + gap.length, ending: 'soft' },
    consumed: 1,
    at: at + gap.length,
  };
};
