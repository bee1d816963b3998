/** Styles with what they inherit. */
import {
  paragraphProperties,
  runProperties,
  type ParagraphProperties,
  type RunProperties,
} from './properties.js';
import { childOf, childrenOf, valueOf, type Element } from './element.js';

export interface Style {
  id: string;
  name: string | null;
  paragraph: ParagraphProperties;
  run: RunProperties;
}

export interface Styles {
  /** of a paragraph without a style, the default one */
  paragraph(id: string | undefined): Style;
  run(id: string | undefined): RunProperties;
}

export const readStyles = (root: Element | undefined): Styles => {
  const defaults = childOf(root, 'w:docDefaults');
  const base: Style = {
    id: '',
    name: null,
    paragraph: paragraphProperties(childOf(childOf(defaults, 'w:pPrDefault'), 'w:pPr')),
    run: runProperties(childOf(childOf(defaults, 'w:rPrDefault'), 'w:rPr')),
  };
  const byId = new Map(
    childrenOf(root, 'w:style').map((style) => [style.attributes['w:styleId'] ?? '', style]),
  );
  const known = new Map<string, Style>();
  const resolve = (id: string, seen: Set<string>): Style => {
    const style = byId.get(id);
    // a style may name itself as its own ancestor
    if (!style || seen.has(id)) return base;
    const parent = valueOf(style, 'w:basedOn');
    return (
      known.get(id) ??
      derived(id, style, parent === undefined ? base : resolve(parent, new Set(seen).add(id)))
    );
  };
  const find = (id: string): Style => {
    const style = resolve(id, new Set());
    known.set(id, style);
    return style;
  };
  const usual = [...byId].find(
    ([, { attributes }]) => attributes['w:type'] === 'paragraph' && isDefault(attributes),
  );
  return {
    paragraph: (id) => find(id !== undefined && byId.has(id) ? id : (usual?.[0] ?? '')),
    // a character style is laid over the paragraph's, so that the defaults must not come again
    run: (id) => (id === undefined ? {} : without(find(id).run, base.run)),
  };
};

const isDefault = (attributes: Record<string, string>): boolean =>
  ['1', 'true', 'on'].includes(attributes['w:default'] ?? '');

const derived = (id: string, style: Element, parent: Style): Style => {
  const own = paragraphProperties(childOf(style, 'w:pPr'));
  return {
    id,
    name: valueOf(style, 'w:name') ?? null,
    paragraph: {
      ...parent.paragraph,
      ...own,
      ...(own.numbering && { numbering: { ...parent.paragraph.numbering, ...own.numbering, style: id } }),
    },
    run: { ...parent.run, ...runProperties(childOf(style, 'w:rPr')) },
  };
};

const without = (properties: RunProperties, defaults: RunProperties): RunProperties =>
  Object.fromEntries(
    Object.entries(properties).filter(([name, value]) => defaults[name as keyof RunProperties] !== value),
  );
