/** Blocks as they come, page after page; the last table stays open for the next page. */
import type { Block, ParagraphBlock, TableBlock } from '../../../schemas/document.js';
import type { Place } from '../../../schemas/place.js';
import { captionText, commonColumns, continueTable } from './continued.js';
import { displayed } from './frame.js';
import type { Line } from './lines.js';
import type { Page } from './page.js';
import type { PageTable } from './tables.js';

/** A table that the next page may continue. */
interface OpenTable {
  block: TableBlock;
  /** as on its first page */
  first: PageTable;
  /** all parts so far */
  whole: PageTable;
  /** what stands above it on its first page */
  captions: Set<string>;
}

const placeOf = (page: Page, { xs, ys }: PageTable): Place => ({
  kind: 'page',
  page: page.number,
  box: displayed([xs[0] ?? 0, ys[0] ?? 0, xs.at(-1) ?? 0, ys.at(-1) ?? 0], page.angle),
});

const rowsOf = ({ cells }: PageTable): TableBlock['rows'] => {
  const rows: TableBlock['rows'] = [];
  for (const { row, text, pieces, rowSpan, colSpan } of cells) {
    while (rows.length <= row) rows.push({ cells: [] });
    rows[row]?.cells.push({ text, pieces, rowSpan, colSpan });
  }
  return rows;
};

export class Assembly {
  readonly blocks: Block[] = [];
  private open: OpenTable | null = null;

  /** Whether a table at the top of a page goes on with the last, the lines above it being its caption again. */
  continues(page: Page, table: PageTable, above: Line[]): boolean {
    const { open } = this;
    if (open?.whole.page !== page.number - 1 || commonColumns(open.whole, table) === null) return false;
    return above.every((line) => ['', ...open.captions].includes(captionText(line)));
  }

  add(block: ParagraphBlock): void {
    if (block.layer === 'body') this.open = null;
    this.blocks.push(block);
  }

  goOn(page: Page, table: PageTable): void {
    const { open } = this;
    if (!open) return;
    const columns = commonColumns(open.whole, table);
    if (!columns) return;
    open.whole = continueTable(open.whole, open.first, table, columns);
    open.block.rows = rowsOf(open.whole);
    open.block.places.push(placeOf(page, table));
  }

  begin(page: Page, table: PageTable, above: Line[]): void {
    const block: TableBlock = {
      kind: 'table',
      layer: 'body',
      rows: rowsOf(table),
      headerRows: null,
      places: [placeOf(page, table)],
      origin: table.origin,
    };
    this.blocks.push(block);
    this.open = { block, first: table, whole: table, captions: new Set(above.map(captionText)) };
  }
}
