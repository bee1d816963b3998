/** A story: a run of paragraphs and tables, be it the body, a note, a text box or a page header. */
import type { Block, Layer, Warning } from '../../../schemas/document.js';
import { openFields, type Fields } from './fields.js';
import { alternativeOf, readInline, type Inline } from './inline.js';
import type { Numbering } from './numbering.js';
import { paragraphBlocks } from './paragraph.js';
import { paragraphProperties, type ParagraphProperties } from './properties.js';
import { segmentsOf, type Position, type Segment } from './segments.js';
import type { Styles } from './styles.js';
import { tableBlocks } from './table.js';
import { childOf, elementsOf, type Element } from './xml.js';

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

/** Blocks of one element of a story; the caller ends the story with `endStory`. */
export const readBlocks = (element: Element, story: Story): Block[] => {
  switch (element.name) {
    case 'w:p':
      return readParagraph(element, story);
    case 'w:tbl':
      return [...endStory(story), ...tableBlocks(element, story)];
    case 'w:sectPr':
      story.document.section(element);
      return [];
    case 'w:altChunk':
      story.document.warn(
        'embedded-part-not-read',
        'the document embeds another file whose text was not read',
      );
      return [];
    case 'mc:AlternateContent':
      return readAll(alternativeOf(element), story);
    case 'w:sdtPr':
    case 'w:sdtEndPr':
      return [];
    default:
      // content controls, custom XML, insertions: what is in them
      return readAll(element, story);
  }
};

export const readAll = (element: Element | undefined, story: Story): Block[] =>
  elementsOf(element).flatMap((child) => readBlocks(child, story));

/** A text whose paragraph end was deleted at the very end stands by itself. */
export const endStory = (story: Story): Block[] => {
  const segments = story.held;
  story.held = [];
  return paragraphBlocks(null, segments, {
    properties: {},
    styleName: null,
    gapBefore: 0,
    layer: story.layer,
  });
};

const readParagraph = (element: Element, story: Story): Block[] => {
  const { styles, numbering } = story.document;
  const pPr = childOf(element, 'w:pPr');
  const own = paragraphProperties(pPr);
  const style = styles.paragraph(own.style);
  const inline = readInline(element, style.run, {
    styles,
    fields: story.fields,
    miss: (what) => {
      miss(what, story);
    },
  });
  const segments = placed(inline, story);
  const asides = readAsides(inline, segments, story);
  const section = childOf(pPr, 'w:sectPr');
  if (section) story.document.section(section);
  if (isEndDeleted(pPr)) {
    story.held.push(...segments);
    return asides;
  }
  const stated = merge(style.paragraph, own);
  const number = numbering.next(stated);
  const properties = { ...stated, ...number?.indentation, ...own };
  const all = [...story.held, ...segments];
  const label = number && number.text !== '' ? labelled(number.text, all, position(story, segments)) : null;
  story.held = [];
  const blocks = paragraphBlocks(label, all, {
    properties,
    styleName: style.name,
    gapBefore: story.emptyAbove,
    layer: story.layer,
  });
  story.emptyAbove = blocks.length === 0 ? story.emptyAbove + 1 : 0;
  return [...blocks, ...asides];
};

const merge = (style: ParagraphProperties, own: ParagraphProperties): ParagraphProperties => ({
  ...style,
  ...own,
  ...((style.numbering ?? own.numbering) && { numbering: { ...style.numbering, ...own.numbering } }),
});

/** The end mark of the paragraph was deleted or moved away: it is no paragraph any more. */
const isEndDeleted = (pPr: Element | undefined): boolean =>
  elementsOf(childOf(pPr, 'w:rPr')).some(({ name }) => name === 'w:del' || name === 'w:moveFrom');

/** Text with its places; counts the paragraph. */
const placed = ({ spans }: Inline, { at }: Story): Segment[] => {
  if ('counter' in at) return segmentsOf(spans, at.counter.next++);
  return spans.map((span) => ({ ...span, position: at.anchor }));
};

/** Where the paragraph just read begins. */
const position = ({ at }: Story, segments: Segment[]): Position | null => {
  if ('anchor' in at) return at.anchor;
  return { paragraph: segments[0]?.position?.paragraph ?? at.counter.next - 1, start: 0, fixed: true };
};

const labelled = (text: string, [first]: Segment[], at: Position | null): Segment => ({
  text,
  bold: first?.bold ?? false,
  size: first?.size ?? null,
  position: at,
});

/** Text boxes and notes that hang on a paragraph, read as stories of their own. */
const readAsides = ({ boxes, notes }: Inline, segments: Segment[], story: Story): Block[] => {
  const { document } = story;
  const contents = [...boxes, ...notes.flatMap(({ kind, id }) => document.takeNote(kind, id) ?? [])];
  return contents.flatMap((content) => {
    const anchor = position(story, segments);
    const aside = openStory(document, story.layer === 'body' ? 'note' : story.layer, { anchor });
    return [...readAll(content, aside), ...endStory(aside)];
  });
};

const miss = (what: string, { document }: Story): void => {
  document.warn(`${what.replace(' ', '-')}-not-read`, `the text of a ${what} was not read`);
};
