/** Blocks of a story: its paragraphs and tables, and what hangs on them. */
import type { Block } from '../../../schemas/document.js';
import { childOf, elementsOf, type Element } from './element.js';
import { alternativeOf, readInline, type Inline } from './inline.js';
import { paragraphBlocks } from './paragraph.js';
import { paragraphProperties, type ParagraphProperties } from './properties.js';
import { segmentsOf, type Position, type Segment } from './segments.js';
import { openStory, type Story } from './story.js';
import { tableBlocks } from './table.js';

/** Blocks of one element of a story; the caller ends the story with `endStory`. */
export const readBlocks = (element: Element, story: Story): Block[] => {
  switch (element.name) {
    case 'w:p':
      return readParagraph(element, story);
    case 'w:tbl':
      return [...endStory(story), ...tableBlocks(element, story, readContent)];
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

/** A container to its end: a cell, a note, a text box. */
const readContent = (element: Element, story: Story): Block[] => {
  story.emptyAbove = 0;
  return [...readAll(element, story), ...endStory(story)];
};

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
    return readContent(content, aside);
  });
};

const miss = (what: string, { document }: Story): void => {
  document.warn(`${what.replace(' ', '-')}-not-read`, `the text of a ${what} was not read`);
};
