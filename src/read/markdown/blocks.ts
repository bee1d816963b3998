/** mdast to blocks. */
import type { List, ListItem, Nodes, Paragraph, Root, RootContent, Table } from 'mdast';
import { noHints, type Block, type Hints, type Layer, type TableCell } from '../../../schemas/document.js';
import { isPageNumber } from '../page-number.js';
import { displayWidth } from '../text/lines.js';
import { htmlBlocks } from './html-blocks.js';
import { extentOf, runsOf } from './inline.js';
import { passageOf, type Run } from './runs.js';
import { linesOf } from './soft-breaks.js';
import type { SourceText } from './source-text.js';

export interface Context {
  source: SourceText;
  /** where the parsed chunk begins in the source */
  base: number;
  /** display column at which the file's lines were broken; null = not hard-wrapped */
  edge: number | null;
}

export const blocksOf = (root: Root, context: Context): Block[] =>
  root.children.flatMap((node) => blocksOfNode(node, context));

const blocksOfNode = (node: RootContent, context: Context): Block[] => {
  const { source, base } = context;
  const { start, end } = extentOf(node, base);
  // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- the rest is inline, or shows nothing
  switch (node.type) {
    case 'heading':
      return paragraphs(runsOf(node.children, source.text, base), context, {
        style: `heading-${node.depth}`,
        bold: true,
      });
    case 'paragraph':
      return paragraphs(runsOf(node.children, source.text, base), context, {
        bold: isBold(node),
        indent: displayWidth(leadingSpace(source.before(start))) / 2,
      });
    case 'list':
      return node.children.flatMap((item) => itemBlocks(node, item, context));
    case 'blockquote':
      return node.children.flatMap((child) => blocksOfNode(child, context));
    case 'code':
      return sourceLines(context, start, end);
    case 'html':
      return htmlBlocks(source, start, end);
    case 'table':
      return [table(node, context)];
    default:
      return [];
  }
};

/** One block for each line that stands by itself. */
const paragraphs = (runs: Run[], context: Context, hints: Partial<Hints>): Block[] =>
  linesOf(runs, context.edge).flatMap((line): Block[] => {
    const passage = passageOf(line, context.source);
    if (passage.text === '') return [];
    return [
      {
        kind: 'paragraph',
        layer: layerOf(passage.text),
        ...passage,
        hints: { ...noHints, ...hints, indent: indentOf(line, hints) },
      },
    ];
  });

const layerOf = (text: string): Layer => {
  if (isPageNumber(text)) return 'furniture';
  // [^1]: 含上年结转。
  return /^\[\^[^\]\s]{1,20}\]:/u.test(text) ? 'note' : 'body';
};

/** White space before the paragraph and at its beginning (two U+3000 as a rule). */
const indentOf = (line: Run[], { indent }: Partial<Hints>): number | null => {
  const inner = displayWidth(leadingSpace(line.map(({ text }) => text).join(''))) / 2;
  return indent === undefined || indent === null ? inner || null : indent + inner;
};

const leadingSpace = (text: string): string => /^\s*/u.exec(text)?.[0] ?? '';

/** `**四、下一步改进措施**` */
const isBold = ({ children }: Paragraph): boolean =>
  children.some(({ type }) => type === 'strong') &&
  children.every((child) => child.type === 'strong' || (child.type === 'text' && child.value.trim() === ''));

/** The numbering stays as printed: 1. 2) are part of the text, bullets are not. */
const itemBlocks = (list: List, item: ListItem, context: Context): Block[] => {
  const { source, base } = context;
  const { start, end } = extentOf(item, base);
  const raw = source.text.slice(start, end).trim();
  // "- 7 -" is a page number, not a list
  if (isPageNumber(raw)) return sourceLines(context, start, end);
  const [first, ...others] = item.children;
  if (!first) return list.ordered === true ? sourceLines(context, start, end) : [];
  const marker: Run[] = [];
  if (list.ordered === true) {
    const bodyAt = extentOf(first, base).start;
    marker.push({ text: source.text.slice(start, bodyAt), start, end: bodyAt });
  }
  const head =
    first.type === 'paragraph'
      ? paragraphs([...marker, ...runsOf(first.children, source.text, base)], context, {
          bold: isBold(first),
        })
      : [...paragraphs(marker, context, {}), ...blocksOfNode(first, context)];
  return [...head, ...others.flatMap((child) => blocksOfNode(child, context))];
};

/** Lines as they stand in the source, without the fences of code. */
export const sourceLines = (context: Context, start: number, end: number): Block[] => {
  const lines = [...context.source.text.slice(start, end).matchAll(/[^\r\n]+/gu)];
  return lines.flatMap(({ 0: text, index }): Block[] =>
    /^\s*(?:```|~~~)/u.test(text)
      ? []
      : paragraphs([{ text, start: start + index, end: start + index + text.length }], context, {}),
  );
};

const table = (node: Table, { source, base }: Context): Block => {
  const rows = node.children.map((row) => ({
    cells: row.children.map((cell): TableCell => ({
      ...passageOf(runsOf(cell.children, source.text, base), source),
      rowSpan: 1,
      colSpan: 1,
    })),
  }));
  // Markdown demands a header; converters write an empty one where the table has none
  const headless = rows[0]?.cells.every(({ text }) => text === '') === true;
  return {
    kind: 'table',
    layer: 'body',
    rows: headless ? rows.slice(1) : rows,
    headerRows: headless ? null : 1,
    places: [placeOf(node, source, base)],
    origin: 'ruled',
  };
};

const placeOf = (node: Nodes, source: SourceText, base: number): ReturnType<SourceText['placeOf']> => {
  const { start, end } = extentOf(node, base);
  return source.placeOf(start, end);
};
