/** Inline Markdown to runs: emphasis, links and escapes resolved, every character with its offset. */
import type { Nodes, PhrasingContent } from 'mdast';
import { aligned, type Extent } from './alignment.js';
import { raised } from '../raised.js';
import { tagsAndText } from './html-tokens.js';
import type { Run } from './runs.js';

/** Where a node stands in the whole source; `base` is where its chunk begins. */
export const extentOf = (node: Nodes, base: number): Extent => ({
  start: base + (node.position?.start.offset ?? 0),
  end: base + (node.position?.end.offset ?? 0),
});

export const runsOf = (nodes: PhrasingContent[], text: string, base: number): Run[] => {
  let superscript = false;
  return nodes.flatMap((node): Run[] => {
    const extent = extentOf(node, base);
    if (node.type === 'html') {
      const tags = tagsAndText(text, extent.start, extent.end).filter((token) => token.kind === 'tag');
      const sup = tags.findLast(({ name }) => name === 'sup');
      if (sup) superscript = !sup.closing;
      return tags.some(({ name }) => name === 'br') ? [{ text: '\n', ...extent, ending: 'hard' }] : [];
    }
    const runs = runsOfNode(node, text, base, extent);
    return superscript ? runs.map((run) => ({ ...run, text: raised(run.text) })) : runs;
  });
};

const runsOfNode = (node: PhrasingContent, text: string, base: number, extent: Extent): Run[] => {
  switch (node.type) {
    case 'text':
      return aligned(node.value, text, extent).flatMap(withoutNoteMarks);
    case 'break':
      return [{ text: '\n', ...extent, ending: 'hard' }];
    case 'inlineCode':
      return [literal(node.value, text, extent)];
    case 'image':
    case 'imageReference':
      return [literal(node.alt ?? '', text, extent)];
    case 'footnoteReference':
    case 'html':
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
};

/** 24.8[^1]万元 prints 24.8万元 with a mark; a note itself begins with [^1]: and keeps it. */
const withoutNoteMarks = (run: Run): Run[] => {
  const runs: Run[] = [];
  let from = 0;
  for (const { 0: mark, index } of run.text.matchAll(/\[\^[^\]\s]{1,20}\](?!:)/gu)) {
    runs.push(part(run, from, index));
    from = index + mark.length;
  }
  return from === 0 ? [run] : [...runs, part(run, from, run.text.length)];
};

const part = (run: Run, from: number, to: number): Run => ({
  text: run.text.slice(from, to),
  start: run.start + from,
  end: run.start + to,
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
