/** Word tables as rows of cells that start in them. */
import type { Block, Layer, ParagraphBlock, TableBlock, TableCell } from '../../../schemas/document.js';
import type { Place } from '../../../schemas/place.js';
import { alternativeOf } from './inline.js';
import type { Story } from './story.js';
import { childOf, elementsOf, integerOf, isOn, valueOf, type Element } from './element.js';

/** Reads what stands in a cell; tables may stand in cells and cells in tables. */
type ReadContent = (cell: Element, story: Story) => Block[];

type CellContent = Pick<TableCell, 'text' | 'pieces'>;

interface Row {
  cells: { cell: TableCell; from: number; goesOn: boolean }[];
  header: boolean;
}

const widest = 1000;

/** The table, followed by what cannot stand in a cell: tables inside it, notes, text boxes. */
export const tableBlocks = (element: Element, story: Story, read: ReadContent): Block[] => {
  story.emptyAbove = 0;
  const frame = frameOf(element);
  if (frame) return read(frame, story);
  const others: Block[] = [];
  const rows = partsOf(element, 'w:tr')
    .map((tr) => readRow(tr, story, (tc) => cellOf(read(tc, story), story.layer, others)))
    .filter((row) => row !== null);
  story.emptyAbove = 0;
  return [...spanned(rows, story.layer), ...others];
};

/** A single cell around other tables is a frame: what is in it goes on as if it were not there. */
const frameOf = (table: Element): Element | undefined => {
  const rows = partsOf(table, 'w:tr');
  const cells = rows.length === 1 && rows[0] ? partsOf(rows[0], 'w:tc') : [];
  return cells.length === 1 ? cells.find((cell) => partsOf(cell, 'w:tbl').length > 0) : undefined;
};

/** Rows of a table or cells of a row, also from within content controls and insertions. */
const partsOf = (element: Element, name: string): Element[] =>
  elementsOf(element).flatMap((child) => {
    if (child.name === name) return [child];
    if (child.name === 'mc:AlternateContent') return partsOf(alternativeOf(child) ?? child, name);
    return ['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins', 'w:moveTo'].includes(child.name)
      ? partsOf(child, name)
      : [];
  });

const readRow = (tr: Element, story: Story, readCell: (tc: Element) => CellContent): Row | null => {
  const trPr = childOf(tr, 'w:trPr');
  if (childOf(trPr, 'w:del')) {
    if ('counter' in story.at) story.at.counter.next += paragraphsIn(tr);
    return null;
  }
  const row: Row = { cells: [], header: isOn(trPr, 'w:tblHeader') === true };
  let column = addGap(row, 0, valueOf(trPr, 'w:gridBefore'));
  for (const tc of partsOf(tr, 'w:tc')) {
    const tcPr = childOf(tc, 'w:tcPr');
    const colSpan = columns(valueOf(tcPr, 'w:gridSpan'));
    const merge = childOf(tcPr, 'w:vMerge');
    const goesOn = merge !== undefined && merge.attributes['w:val'] !== 'restart';
    row.cells.push({ cell: { ...readCell(tc), rowSpan: 1, colSpan }, from: column, goesOn });
    column += colSpan;
  }
  addGap(row, column, valueOf(trPr, 'w:gridAfter'));
  return row;
};

const columns = (text: string | undefined): number => Math.min(widest, Math.max(1, integerOf(text) ?? 1));

/** Columns that a row leaves out before its first or after its last cell, as one empty cell. */
const addGap = (row: Row, from: number, text: string | undefined): number => {
  if ((integerOf(text) ?? 0) < 1) return from;
  const colSpan = columns(text);
  row.cells.push({ cell: { text: '', pieces: [], rowSpan: 1, colSpan }, from, goesOn: false });
  return from + colSpan;
};

/** Paragraphs of a deleted row still count in the body. */
const paragraphsIn = (element: Element): number => {
  if (element.name === 'w:p') return 1;
  if (element.name === 'mc:AlternateContent')
    return paragraphsIn(alternativeOf(element) ?? { ...element, children: [] });
  return elementsOf(element).reduce((sum, child) => sum + paragraphsIn(child), 0);
};

/** Paragraphs make the text of a cell; what else stands in it goes to `others`. */
const cellOf = (blocks: Block[], layer: Layer, others: Block[]): CellContent => {
  const content: CellContent = { text: '', pieces: [] };
  for (const block of blocks)
    if (block.kind === 'paragraph' && block.layer === layer) append(content, block);
    else others.push(block);
  return content;
};

/** Paragraphs of a cell are its lines. */
const append = (cell: CellContent, { text, pieces }: ParagraphBlock): void => {
  if (cell.text !== '') cell.text += '\n';
  const by = cell.text.length;
  cell.text += text;
  for (const piece of pieces) cell.pieces.push({ ...piece, start: piece.start + by, end: piece.end + by });
};

/** Cells that go on below are one cell with its row span. */
const spanned = (rows: Row[], layer: Layer): TableBlock[] => {
  /** the cell that reaches down to the row before, by its first column */
  let above = new Map<number, TableCell>();
  const kept = rows.map(({ cells }) => {
    const below = new Map<number, TableCell>();
    const own: TableCell[] = [];
    for (const { cell, from, goesOn } of cells) {
      const begun = goesOn ? above.get(from) : undefined;
      // Word prints nothing of what stands in the lower parts
      if (begun) begun.rowSpan += 1;
      else own.push(cell);
      below.set(from, begun ?? cell);
    }
    above = below;
    return { cells: own };
  });
  if (kept.every(({ cells }) => cells.every(({ text }) => text === ''))) return [];
  const headers = rows.findIndex(({ header }) => !header);
  const headerRows = headers === -1 ? rows.length : headers;
  const places = placesOf(kept);
  return [
    {
      kind: 'table',
      layer,
      rows: kept,
      headerRows: headerRows === 0 ? null : headerRows,
      places,
      origin: 'ruled',
    },
  ];
};

/** From the first paragraph with text to the last. */
const placesOf = (rows: { cells: TableCell[] }[]): Place[] => {
  const places = rows.flatMap(({ cells }) => cells.flatMap(({ pieces }) => pieces.map(({ place }) => place)));
  const [first, last] = [places[0], places.at(-1)];
  return first && last ? (first === last ? [first] : [first, last]) : [];
};
