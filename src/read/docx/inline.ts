/** What stands inside a paragraph: its printed text with its formatting, and what hangs on it. */
import { raised } from '../raised.js';
import { equationText } from './equations.js';
import type { Fields } from './fields.js';
import { runProperties, type RunProperties } from './properties.js';
import type { Styles } from './styles.js';
import { symbolOf } from './symbols.js';
import { childOf, elementsOf, type Element } from './element.js';

export interface Inline {
  spans: Span[];
  /** contents of text boxes, in order */
  boxes: Element[];
  /** ids of notes that are referred to */
  notes: { kind: 'footnote' | 'endnote'; id: string }[];
}

export interface Span {
  text: string;
  bold: boolean;
  size: number | null;
}

export interface InlineContext {
  styles: Styles;
  fields: Fields;
  /** told about what cannot be read: charts, diagrams, embedded objects */
  miss(what: 'chart' | 'diagram' | 'embedded object'): void;
}

/** Formatting that the paragraph's style gives its runs. */
export const readInline = (paragraph: Element, base: RunProperties, context: InlineContext): Inline => {
  const inline: Inline = { spans: [], boxes: [], notes: [] };
  walkAll(paragraph, base, { inline, context });
  context.fields.endParagraph();
  return inline;
};

interface Walk {
  inline: Inline;
  context: InlineContext;
}

const walkAll = (element: Element, formatting: RunProperties, walk: Walk): void => {
  for (const child of elementsOf(element)) walkInto(child, formatting, walk);
};

const print = (text: string, formatting: RunProperties, { inline, context }: Walk): void => {
  const { hidden, bold, size } = formatting;
  if (text === '' || hidden === true || !context.fields.shown) return;
  const shown = formatting.raised === true ? raised(text) : text;
  inline.spans.push({ text: shown, bold: bold === true, size: size ?? null });
};

/** Elements that stand for characters. */
const characters: Record<string, string> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:cr': '\n',
  'w:noBreakHyphen': '-',
};

/** Properties, instructions, deleted and moved-away text, the small print above ruby characters. */
const unprinted = new Set([
  'w:pPr',
  'w:rPr',
  'w:sdtPr',
  'w:sdtEndPr',
  'w:fldData',
  'w:del',
  'w:moveFrom',
  'w:delText',
  'w:delInstrText',
  'w:rt',
  'w:rubyPr',
]);

const walkInto = (element: Element, formatting: RunProperties, walk: Walk): void => {
  const { inline, context } = walk;
  const { name } = element;
  const character = characters[name];
  if (unprinted.has(name)) return;
  if (character !== undefined) print(character, formatting, walk);
  else if (name === 'w:r') walkAll(element, runFormatting(element, formatting, context.styles), walk);
  else if (name === 'w:t') print(textOf(element), formatting, walk);
  else if (name === 'w:sym') print(symbolOf(element), formatting, walk);
  else if (name === 'w:br') print(isPageBreak(element) ? '' : '\n', formatting, walk);
  else if (name === 'w:instrText') context.fields.instruct(textOf(element));
  else if (name === 'w:fldChar') print(context.fields.mark(element), formatting, walk);
  else if (name === 'm:oMath') print(equationText(element), formatting, walk);
  else if (name === 'mc:AlternateContent') walkAlternative(element, formatting, walk);
  else if (name === 'w:txbxContent') inline.boxes.push(element);
  else if (name === 'v:textpath') inline.boxes.push(artText(element));
  else if (name === 'w:footnoteReference')
    inline.notes.push({ kind: 'footnote', id: element.attributes['w:id'] ?? '' });
  else if (name === 'w:endnoteReference')
    inline.notes.push({ kind: 'endnote', id: element.attributes['w:id'] ?? '' });
  else {
    reportMissing(name, context);
    walkAll(element, formatting, walk);
  }
};

const textOf = (element: Element): string =>
  element.children.filter((child) => typeof child === 'string').join('');

const isPageBreak = (element: Element): boolean =>
  ['page', 'column'].includes(element.attributes['w:type'] ?? '');

const runFormatting = (run: Element, inherited: RunProperties, styles: Styles): RunProperties => {
  const own = runProperties(childOf(run, 'w:rPr'));
  return { ...inherited, ...styles.run(own.style), ...own };
};

/** The same content written twice, for newer and for older programs. */
const walkAlternative = (element: Element, formatting: RunProperties, walk: Walk): void => {
  const chosen = alternativeOf(element);
  if (chosen) walkAll(chosen, formatting, walk);
};

export const alternativeOf = (element: Element): Element | undefined =>
  childOf(element, 'mc:Choice') ?? childOf(element, 'mc:Fallback');

/** Old decorative text keeps its words in an attribute; it is read as a text box of one paragraph. */
const artText = (element: Element): Element => {
  const text: Element = { name: 'w:t', attributes: {}, children: [element.attributes.string ?? ''] };
  const run: Element = { name: 'w:r', attributes: {}, children: [text] };
  return {
    name: 'w:txbxContent',
    attributes: {},
    children: [{ name: 'w:p', attributes: {}, children: [run] }],
  };
};

const reportMissing = (name: string, context: InlineContext): void => {
  if (name === 'c:chart') context.miss('chart');
  if (name === 'dgm:relIds') context.miss('diagram');
  if (name === 'o:OLEObject') context.miss('embedded object');
};
