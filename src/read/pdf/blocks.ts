/** Pages to blocks in reading order. */
import type { Block, Layer, ParagraphBlock } from '../../../schemas/document.js';
import { Assembly } from './assembly.js';
import { columnsOf, type Column } from './columns.js';
import { furnitureOf, textSizeOf } from './furniture.js';
import { hintsOf, Leading } from './hints.js';
import type { Line } from './lines.js';
import { notesOf } from './notes.js';
import type { Page } from './page.js';
import type { PageTable } from './tables.js';

const topOf = (item: Line | PageTable): number => ('ys' in item ? (item.ys[0] ?? 0) : item.top);
const inOrder = (page: Page): (Line | PageTable)[] =>
  [...page.lines, ...page.tables].sort((a, b) => topOf(a) - topOf(b));

const learnLeading = (pages: Page[]): Leading => {
  const leading = new Leading();
  for (const { lines } of pages)
    for (const [index, line] of lines.entries()) if (index > 0) leading.learn(lines[index - 1] ?? line, line);
  return leading;
};

/** What is known of the whole document while its pages are put together. */
interface Context {
  furniture: Set<Line>;
  columns: Map<number, Column>;
  textSize: number;
  leading: Leading;
}

const addPage = (assembly: Assembly, page: Page, context: Context): void => {
  const { furniture, leading } = context;
  const column = context.columns.get(page.number) ?? { left: page.left, right: page.right };
  const flow = page.lines.filter((line) => !furniture.has(line));
  const notes = notesOf(page, flow, context.textSize);
  const layerOf = (line: Line): Layer =>
    furniture.has(line) ? 'furniture' : notes.has(line) ? 'note' : 'body';
  const paragraph = (line: Line, above: Line | null, layer: Layer): ParagraphBlock => ({
    kind: 'paragraph',
    layer,
    text: line.text,
    pieces: line.pieces,
    hints: hintsOf(line, above, column, leading),
  });
  const items = inOrder(page);
  const first = items.find((item) => 'ys' in item);
  const captions = first ? flow.filter((line) => line.top < topOf(first)) : [];
  const goesOn = first !== undefined && assembly.continues(page, first, captions);
  let above: Line | null = null;
  for (const item of items) {
    if ('ys' in item) {
      if (item === first && goesOn) assembly.goOn(page, item);
      else
        assembly.begin(
          page,
          item,
          flow.filter((line) => line.top < topOf(item)),
        );
      above = null;
      continue;
    }
    const layer = goesOn && captions.includes(item) ? 'furniture' : layerOf(item);
    assembly.add(paragraph(item, layer === 'furniture' ? null : above, layer));
    if (layer !== 'furniture') above = item;
  }
  for (const line of page.aside)
    assembly.add(paragraph(line, null, furniture.has(line) ? 'furniture' : 'note'));
};

export const blocksOf = (pages: Page[]): Block[] => {
  const furniture = furnitureOf(pages);
  const context: Context = {
    furniture,
    columns: columnsOf(pages, furniture),
    textSize: textSizeOf(pages),
    leading: learnLeading(pages),
  };
  const assembly = new Assembly();
  for (const page of pages) addPage(assembly, page, context);
  return assembly.blocks;
};
