/** Blocks of the HTML that stands in Markdown files, most of it tables that OCR wrote. */
import { noHints, type Block, type TableCell } from '../../../schemas/document.js';
import { raised } from '../raised.js';
import { spanOf, runsOfText, tagsAndText, type Tag } from './html-tokens.js';
import { passageOf, type Run } from './runs.js';
import type { SourceText } from './source-text.js';

/** Tags that begin and end a paragraph. */
const breaking = new Set(
  'address article aside blockquote body caption center dd div dl dt figcaption figure footer header hr li main nav ol p pre section ul'.split(
    ' ',
  ),
);
const heading = /^h[1-6]$/u;
const unseen = new Set(['script', 'style', 'head', 'template']);

interface OpenTable {
  start: number;
  rows: { cells: TableCell[]; header: boolean }[];
  cell: { runs: Run[]; rowSpan: number; colSpan: number } | null;
  /** tables inside a cell are flattened into it */
  depth: number;
}

interface State {
  source: SourceText;
  blocks: Block[];
  runs: Run[];
  style: string | null;
  table: OpenTable | null;
  superscript: boolean;
  /** name of the element whose content is not shown */
  unseen: string | null;
}

export const htmlBlocks = (source: SourceText, from: number, to: number): Block[] => {
  const state: State = {
    source,
    blocks: [],
    runs: [],
    style: null,
    table: null,
    superscript: false,
    unseen: null,
  };
  for (const token of tagsAndText(source.text, from, to)) {
    if (token.kind === 'tag') onTag(state, token);
    else if (state.unseen === null) current(state)?.push(...shown(runsOfText(source.text, token), state));
  }
  endTable(state, to);
  endParagraph(state);
  return state.blocks;
};

const shown = (runs: Run[], { superscript }: State): Run[] =>
  superscript ? runs.map((run) => ({ ...run, text: raised(run.text) })) : runs;

/** Where text goes: the open cell, else the paragraph; white space between rows goes nowhere. */
const current = ({ table, runs }: State): Run[] | null => (table ? (table.cell?.runs ?? null) : runs);

const onTag = (state: State, tag: Tag): void => {
  if (state.unseen !== null || unseen.has(tag.name)) {
    if (state.unseen === null || tag.name === state.unseen) state.unseen = tag.closing ? null : tag.name;
  } else if (tag.name === 'sup') state.superscript = !tag.closing;
  else if (tag.name === 'table') onTable(state, tag);
  else if (state.table && onTablePart(state, state.table, tag)) return;
  else if (tag.name === 'br' || (state.table && breaking.has(tag.name))) breakLine(state, tag);
  else if (breaking.has(tag.name) || heading.test(tag.name)) {
    endParagraph(state);
    state.style = heading.test(tag.name) && !tag.closing ? `heading-${tag.name.slice(1)}` : null;
  }
};

const breakLine = (state: State, { start, end }: Tag): void => {
  const runs = current(state);
  // one ending is enough between </p> and <p>
  if (runs?.length && runs.at(-1)?.ending !== 'hard') runs.push({ text: '\n', start, end, ending: 'hard' });
};

const onTable = (state: State, tag: Tag): void => {
  const { table } = state;
  if (!tag.closing && !table) {
    endParagraph(state);
    state.table = { start: tag.start, rows: [], cell: null, depth: 1 };
  } else if (table) {
    table.depth += tag.closing ? -1 : 1;
    if (table.depth === 0) endTable(state, tag.end);
    else breakLine(state, tag);
  }
};

/** Rows and cells; true if the tag was one. */
const onTablePart = (state: State, table: OpenTable, tag: Tag): boolean => {
  const part = ['tr', 'td', 'th', 'thead', 'tbody', 'tfoot'].includes(tag.name);
  if (!part) return false;
  if (table.depth > 1) {
    breakLine(state, tag);
    return true;
  }
  endCell(state.source, table);
  if (tag.closing) return true;
  if (tag.name === 'tr') table.rows.push({ cells: [], header: true });
  if (tag.name !== 'td' && tag.name !== 'th') return true;
  if (table.rows.length === 0) table.rows.push({ cells: [], header: true });
  const row = table.rows.at(-1);
  if (row && tag.name === 'td') row.header = false;
  table.cell = { runs: [], rowSpan: spanOf(tag, 'rowspan'), colSpan: spanOf(tag, 'colspan') };
  return true;
};

const endCell = (source: SourceText, table: OpenTable): void => {
  if (!table.cell) return;
  const { runs, rowSpan, colSpan } = table.cell;
  table.rows.at(-1)?.cells.push({ ...passageOf(runs, source), rowSpan, colSpan });
  table.cell = null;
};

const endTable = (state: State, end: number): void => {
  const { table, source } = state;
  if (!table) return;
  endCell(source, table);
  state.table = null;
  const rows = table.rows.filter(({ cells }) => cells.length > 0);
  const body = rows.findIndex(({ header }) => !header);
  if (rows.length === 0) return;
  state.blocks.push({
    kind: 'table',
    layer: 'body',
    rows: rows.map(({ cells }) => ({ cells })),
    headerRows: body > 0 ? body : null,
    places: [source.placeOf(table.start, end)],
    origin: 'ruled',
  });
};

const endParagraph = (state: State): void => {
  const { style } = state;
  const passage = passageOf(state.runs, state.source);
  state.runs = [];
  if (passage.text === '') return;
  const hints = { ...noHints, style, bold: style !== null };
  state.blocks.push({ kind: 'paragraph', layer: 'body', ...passage, hints });
};
