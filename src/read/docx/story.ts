/** A story: a run of paragraphs and tables, be it the body, a note, a text box or a page header. */
import type { Layer, Warning } from '../../../schemas/document.js';
import type { Element } from './element.js';
import { openFields, type Fields } from './fields.js';
import type { Numbering } from './numbering.js';
import type { Position, Segment } from './segments.js';
import type { Styles } from './styles.js';

/** What all stories of a document share. */
export interface Document {
  styles: Styles;
  numbering: Numbering;
  /** content of a note; each is handed out once */
  takeNote(kind: 'footnote' | 'endnote', id: string): Element | undefined;
  /** headers and footers of a section end */
  section(sectPr: Element): void;
  warn(code: string, message: string): void;
  warnings: Warning[];
}

export interface Story {
  document: Document;
  layer: Layer;
  /** number of the next body paragraph; of stories outside the flow, the place where they hang */
  at: { counter: { next: number } } | { anchor: Position | null };
  fields: Fields;
  /** text of paragraphs whose ends were deleted: it belongs to the next one */
  held: Segment[];
  emptyAbove: number;
}

export const openStory = (document: Document, layer: Layer, at: Story['at']): Story => ({
  document,
  layer,
  at,
  fields: openFields(),
  held: [],
  emptyAbove: 0,
});
