/** Inline Markdown to runs: emphasis, links and escapes resolved, every character with its offset. */
import type { Nodes, PhrasingContent } from 'mdast';
import { tagsAndText } from './html-tokens.js';
import type { Run } from './runs.js';

export interface Extent {
  start: number;
  end: number;
}

/** Where a node stands in the whole source; `base` is where its chunk begins. */
export const extentOf = (node: Nodes, base: number): Extent => ({
  start: base + (node.position?.start.offset ?? 0),
  end: base + (node.position?.end.offset ?? 0),
});

export const runsOf = (nodes: PhrasingContent[], text: string, base: number): Run[] =>
  nodes.flatMap((node): Run[] => {
    const extent = extentOf(node, base);
    switch (node.type) {
      case 'text':
        return aligned(node.value, text, extent);
      case 'break':
        return [{ text: '\n', ...extent, ending: 'hard' }];
      case 'html':
        return inlineHtml(text, extent);
      case 'inlineCode':
        return [literal(node.value, text, extent)];
      case 'image':
      case 'imageReference':
        return [literal(node.alt ?? '', text, extent)];
      case 'footnoteReference':
        return [];
      case 'emphasis':
        return isProduct(text, extent)
          ? aligned(text.slice(extent.start, extent.end), text, extent)
          : runsOf(node.children, text, base);
      case 'strong':
      case 'delete':
      case 'link':
      case 'linkReference':
        return runsOf(node.children, text, base);
    }
  });

/** 3*4*5: asterisks between digits are signs of multiplication, not emphasis. */
const isProduct = (text: string, { start, end }: Extent): boolean =>
  /\d/u.test(text[start - 1] ?? '') && /\d/u.test(text[start + 1] ?? '') && /\d/u.test(text[end] ?? '');

const literal = (value: string, text: string, { start, end }: Extent): Run => {
  const at = text.slice(start, end).indexOf(value);
  return at === -1
    ? { text: value, start, end }
    : { text: value, start: start + at, end: start + at + value.length };
};

const inlineHtml = (text: string, { start, end }: Extent): Run[] =>
  tagsAndText(text, start, end).flatMap((token): Run[] =>
    token.kind === 'tag' && token.name === 'br' ? [{ text: '\n', start, end, ending: 'hard' }] : [],
  );

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
