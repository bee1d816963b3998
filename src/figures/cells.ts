/** Figures in table cells: the header says what is measured and in which unit before any value is read. */
import type { Document, TableNode } from '../../schemas/document.js';
import type { Mention } from '../../schemas/fact.js';
import { placesOf } from '../../schemas/place.js';
import { fold } from './fold.js';
import { bandsOf, isForm } from './bands.js';
import { readerOf, type CellUnit } from './cell-reader.js';
import { placeCells, type Placed } from './grid.js';
import { lex, type Token } from './lexer.js';
import { quantityOf } from './quantity.js';
import { scales } from './units.js';
import type { Vocabulary } from './vocabulary.js';

// '1,398,460.00' '-5.3' '（12.5）' '95.74%'
const bareNumber = /^-?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?$/u;

// '① 30,261,280' '4.7% ②'
const noteMark = /^\s*[①-⑳]\s*|\s*[①-⑳]\s*$/gu;

/** Mentions of one table; `count` figures precede them in the document. */
export const readTable = (
  document: Document,
  table: TableNode,
  node: number,
  count: number,
  vocabulary: Vocabulary,
): Mention[] => {
  const placed = placeCells(table);
  const bands = bandsOf(table);
  const form = isForm(bands);
  const readers = bands.map((band) => ({ band, ...readerOf(band, placed, table, vocabulary) }));
  const mentions: Mention[] = [];
  const add = (cell: Placed, token: Token, label: string | null): void => {
    const id = `f${String(count + mentions.length + 1)}`;
    mentions.push(mentionOf(document, table, node, cell, token, id, label));
  };
  for (const cell of placed) {
    const folded = fold(cell.cell.text);
    const reader = readers.find(({ band }) => cell.row >= band.from && cell.row < band.to);
    const column = reader?.unitOf(cell);
    const token = column && !column.skip ? tokenOf(folded, column, vocabulary) : null;
    if (reader && token) add(cell, token, reader.labelOf(cell));
    else if (form) {
      const weight = weightIn(folded, vocabulary);
      if (weight) add(cell, weight, folded.slice(0, weight.start - 1).replaceAll(/\s+/gu, ''));
    }
  }
  return mentions;
};

/** '产出指标（50分）': how much a kind of indicators counts. */
const weightIn = (folded: string, vocabulary: Vocabulary): Token | null => {
  const found = /（\s*\d{1,3}(?:\.\d+)?\s*分\s*）\s*$/u.exec(folded);
  const [token] = found ? lex(found[0], vocabulary) : [];
  if (!found || found.index === 0 || !token) return null;
  return { ...token, start: token.start + found.index, end: token.end + found.index };
};

/** A cell that is one number, under its column's unit; or one quantity with a unit of its own. */
const tokenOf = (folded: string, column: CellUnit, vocabulary: Vocabulary): Token | null => {
  const text = folded.replaceAll(noteMark, '').trim();
  const start = folded.indexOf(text);
  if (bareNumber.test(text)) {
    if (column.unit === null) return null;
    const digits = text.replace(/[,，]/gu, '');
    return {
      start,
      end: start + text.length,
      digits,
      upperDigits: null,
      exponent: scales.get(column.scale) ?? 0,
      printed: column.scale + column.unit.name,
      unit: column.unit,
      surplus: false,
      kind: 'rounded',
      spelled: false,
    };
  }
  const found = lex(folded, vocabulary);
  const [only] = found;
  return only && found.length === 1 && only.end - only.start >= text.length - 2 ? only : null;
};

const mentionOf = (
  document: Document,
  table: TableNode,
  node: number,
  { cell, row, position }: Placed,
  token: Token,
  id: string,
  label: string | null,
  folded = fold(cell.text),
): Mention => ({
  figure: {
    id,
    text: cell.text.slice(token.start, token.end),
    digits: token.digits,
    unit: token.printed,
    ...quantityOf(token, folded.slice(0, token.start), folded.slice(token.end)),
    label,
    period: document.period,
    section: table.section,
    table: { id: table.id, row, column: position },
    places: [
      ...placesOf(cell, token.start, token.end),
      { kind: 'cell', table: table.id, row, column: position },
    ],
  },
  node,
  start: token.start,
  end: token.end,
  role: { kind: 'level' },
  lead: '',
  leadStart: token.start,
  separator: '',
  before: '',
  depth: 0,
  sentence: 0,
  segment: 0,
  action: null,
  whole: null,
  caveat: null,
});
