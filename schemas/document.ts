/**
 * The one tree that every reader leaves and every later stage reads. It is JSON, so that a stored document can be
 * audited again without reading its file. Readers say what they saw (hints); they never decide what a heading is.
 */
import type { Piece, Place } from './place.js';
import type { ReportKind, Section } from './record.js';

/** What the layout says about a paragraph or line. `null` = the format does not say. */
export interface Hints {
  /** true: this block is one physical line of a layout (PDF, hard-wrapped text) that may go on in the next block. */
  line: boolean;
  /** first-line indent from the left edge of the text column, in em (1 em = one Han character). */
  indent: number | null;
  /** the line reaches the right edge of the text column. */
  full: boolean | null;
  /** white space above, in line heights of this text; 0 = normal leading. */
  gapBefore: number | null;
  /** font size in points. */
  size: number | null;
  bold: boolean;
  align: 'left' | 'center' | 'right' | null;
  /** paragraph style name (Word) or 'heading-3' and the like (Markdown); meaningless levels are common. */
  style: string | null;
  /** outline level said by the format, 1 = top. */
  outlineLevel: number | null;
}

export const noHints: Hints = {
  line: false,
  indent: null,
  full: null,
  gapBefore: null,
  size: null,
  bold: false,
  align: null,
  style: null,
  outlineLevel: null,
};

/** 'furniture': running heads, page numbers. 'note': footnotes and text boxes beside the flow. */
export type Layer = 'body' | 'furniture' | 'note';

export interface ParagraphBlock {
  kind: 'paragraph';
  layer: Layer;
  /** as printed; no trailing white space; automatic numbering is part of it. */
  text: string;
  pieces: Piece[];
  hints: Hints;
}

export interface TableCell {
  text: string;
  pieces: Piece[];
  rowSpan: number;
  colSpan: number;
}

/**
 * Rows hold only the cells that start in them (as HTML does): a cell with rowSpan 2 stands in its first row only.
 * A table that goes on over pages is one block.
 */
export interface TableBlock {
  kind: 'table';
  layer: Layer;
  rows: { cells: TableCell[] }[];
  /** number of header rows where the format says so (Markdown, Word "repeat header"); null = not said. */
  headerRows: number | null;
  places: Place[];
  /** ruled: from drawn lines or a real table of the format; aligned: guessed from white space. */
  origin: 'ruled' | 'aligned';
}

export type Block = ParagraphBlock | TableBlock;

export interface Warning {
  code: string;
  message: string;
  place: Place | null;
}

export type Format = 'pdf' | 'docx' | 'markdown' | 'text';

/** What a reader returns. Bad input is thrown as UnreadableFile instead. */
export interface Reading {
  format: Format;
  mediaType: string;
  pages: number | null;
  encoding: string | null;
  blocks: Block[];
  warnings: Warning[];
}

/** What a paragraph is in the report, once the outline is known. */
export type Role = 'title' | 'heading' | 'body' | 'contents' | 'furniture' | 'note' | 'caption';

export interface ParagraphNode {
  kind: 'paragraph';
  role: Role;
  /** section it stands in; for a heading, the section it opens. */
  section: string | null;
  text: string;
  pieces: Piece[];
  /** where the running text begins: after the marker and the run-in heading, if any. */
  body: number;
}

export interface TableNode {
  kind: 'table';
  id: string;
  section: string | null;
  caption: string | null;
  /** '万元' from 单位：万元 above or inside the table. */
  unit: string | null;
  /** number of header rows; 0 where no row names the columns of all others, as in a form. */
  header: number;
  rows: { cells: TableCell[] }[];
  places: Place[];
  origin: 'ruled' | 'aligned';
}

export type Node = ParagraphNode | TableNode;

/** The report as a section tree (flat, with parents) and its nodes in reading order. */
export interface Document {
  title: string | null;
  kind: ReportKind | null;
  organization: string | null;
  year: number | null;
  /** '2023', '2023-01/2023-08'. */
  period: string | null;
  /** '2' of 附件2. */
  attachment: string | null;
  sections: Section[];
  nodes: Node[];
  warnings: Warning[];
}
