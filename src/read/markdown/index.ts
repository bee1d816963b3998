/** Markdown, as people write it and as OCR and converters do. */
import type { Block } from '../../../schemas/document.js';
import type { Reader } from '../reader.js';
import { decodeText, isText } from '../text/decoded-text.js';
import { decode } from '../text/encoding.js';
import { readLines } from '../text/lines.js';
import { rightEdge } from '../text/right-edge.js';
import { blocksOf, sourceLines } from './blocks.js';
import { chunksOf } from './chunks.js';
import { htmlBlocks } from './html-blocks.js';
import { marksIn } from './marks.js';
import { sourceText } from './source-text.js';

/** Who writes Markdown does so from the start. */
const sampleSize = 1 << 18;

export const markdown: Reader = {
  format: 'markdown',
  mediaType: 'text/markdown',
  async accepts({ name, bytes }) {
    if (!(await isText(bytes))) return false;
    const named = /\.(?:md|markdown|mdown|mkd)$/iu.test(name);
    const { text } = await decode(bytes.subarray(0, sampleSize));
    return marksIn(text) >= (named ? 1 : 2);
  },
  async read({ bytes }) {
    const { text, encoding, warnings } = await decodeText(bytes);
    const blocks = await markdownBlocks(text);
    return { format: 'markdown', mediaType: markdown.mediaType, pages: null, encoding, blocks, warnings };
  },
};

export const markdownBlocks = async (text: string): Promise<Block[]> => {
  const parse = await parser();
  const source = sourceText(text);
  const edge = rightEdge(readLines(text).filter((line) => line.text !== ''));
  return chunksOf(text).flatMap(({ kind, start, end }) => {
    if (kind === 'html') return htmlBlocks(source, start, end);
    const context = { source, base: start, edge };
    const chunk = text.slice(start, end);
    return abysmal.test(chunk) ? sourceLines(context, start, end) : blocksOf(parse(chunk), context);
  });
};

/** > > > > … or - - - - …: more nesting than any report has, and than a stack holds. */
const abysmal = /^(?:[ \t]*(?:[>*+-]|\d{1,9}[.)])){50}/mu;

/**
 * CommonMark with tables, without what destroys reports: indented paragraphs are not code, a line that begins with
 * [注]: is not a link definition, and 10~20 keeps its tilde.
 */
const parser = async () => {
  const [{ fromMarkdown }, { gfmTable }, { gfmTableFromMarkdown }] = await Promise.all([
    import('mdast-util-from-markdown'),
    import('micromark-extension-gfm-table'),
    import('mdast-util-gfm-table'),
  ]);
  const report = { disable: { null: ['codeIndented', 'definition'] } };
  return (text: string) =>
    fromMarkdown(text, { extensions: [gfmTable(), report], mdastExtensions: [gfmTableFromMarkdown()] });
};
