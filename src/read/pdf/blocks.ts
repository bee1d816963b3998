/** Pages to blocks in reading order. */
import type { Block, Layer, ParagraphBlock, TableBlock } from '../../../schemas/document.js';
import type { Place } from '../../../schemas/place.js';
import { columnsOf, type Column } from './columns.js';
import { continueTable, sameColumns } from './continued.js';
import { displayed } from './frame.js';
import { furnitureOf, textSizeOf } from './furniture.js';
import { hintsOf, Leading } from './hints.js';
import type { Line } from './lines.js';
import { notesOf } from './notes.js';
import type { Page } from './page.js';
import type { PageTable } from './tables.js';

const paragraph = (
  line: Line,
  layer: Layer,
  above: Line | null,
  column: Column,
  leading: Leading,
): ParagraphBlock => ({
  kind: 'paragraph',
  layer,
  text: line.text,
  pieces: line.pieces,
  hints: hintsOf(line, above, column, leading),
});

const placeOf = (page: Page, { xs, ys }: PageTable): Place => ({
  kind: 'page',
  page: page.number,
  box: displayed([xs[0] ?? 0, ys[0] ?? 0, xs.at(-1) ?? 0, ys.at(-1) ?? 0], page.angle),
});

/** A table while later pages may still continue it. */
interface OpenTable {
  block: TableBlock;
  first: PageTable;
  last: PageTable;
  cells: PageTable['cells'];
}

const rowsOf = (cells: PageTable['cells']): TableBlock['rows'] => {
  const rows: TableBlock['rows'] = [];
  for (const { row, text, pieces, rowSpan, colSpan } of cells) {
    while (rows.length <= row) rows.push({ cells: [] });
    rows[row]?.cells.push({ text, pieces, rowSpan, colSpan });
  }
  return rows;
};

const heightOf = (cells: PageTable['cells']): number =>
  cells.reduce((most, cell) => Math.max(most, cell.row + cell.rowSpan), 0);

class Assembly {
  readonly blocks: Block[] = [];
  private open: OpenTable | null = null;

  add(block: ParagraphBlock): void {
    if (block.layer === 'body') this.open = null;
    this.blocks.push(block);
  }

  addTable(page: Page, table: PageTable): void {
    const { open } = this;
    if (open && open.last.page < table.page && sameColumns(open.last, table)) {
      open.cells = continueTable(open.cells, heightOf(open.cells), open.first, table);
      open.block.rows = rowsOf(open.cells);
      open.block.places.push(placeOf(page, table));
      open.last = table;
      return;
    }
    const block: TableBlock = {
      kind: 'table',
      layer: 'body',
      rows: rowsOf(table.cells),
      headerRows: null,
      places: [placeOf(page, table)],
      origin: table.origin,
    };
    this.blocks.push(block);
    this.open = { block, first: table, last: table, cells: table.cells };
  }
}

const byTop = (page: Page): (Line | PageTable)[] =>
  [...page.lines, ...page.tables].sort((a, b) => topOf(a) - topOf(b));
const topOf = (item: Line | PageTable): number => ('ys' in item ? (item.ys[0] ?? 0) : item.top);

export const blocksOf = (pages: Page[]): Block[] => {
  const furniture = furnitureOf(pages);
  const columns = columnsOf(pages, furniture);
  const size = textSizeOf(pages);
  const leading = new Leading();
  for (const page of pages)
    for (const [index, line] of page.lines.entries())
      if (index > 0) leading.learn(page.lines[index - 1] ?? line, line);
  const assembly = new Assembly();
  for (const page of pages) {
    const column = columns.get(page.number) ?? { left: page.left, right: page.right };
    const notes = notesOf(
      page,
      page.lines.filter((line) => !furniture.has(line)),
      size,
    );
    const layerOf = (line: Line): Layer =>
      furniture.has(line) ? 'furniture' : notes.has(line) ? 'note' : 'body';
    let above: Line | null = null;
    for (const item of byTop(page)) {
      if ('ys' in item) {
        assembly.addTable(page, item);
        above = null;
        continue;
      }
      const layer = layerOf(item);
      assembly.add(paragraph(item, layer, layer === 'furniture' ? null : above, column, leading));
      if (layer !== 'furniture') above = item;
    }
    for (const line of page.aside)
      assembly.add(paragraph(line, furniture.has(line) ? 'furniture' : 'note', null, column, leading));
  }
  return assembly.blocks;
};
