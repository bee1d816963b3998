/** Automatic numbering: definitions from numbering.xml, counters as the paragraphs go by. */
import type { Element } from './element.js';
import { listsOf, type Level, type List } from './lists.js';
import { numeral } from './numerals.js';
import type { Indentation, ParagraphProperties } from './properties.js';
import type { Style } from './styles.js';

export interface Label {
  /** '（二）', with the space that follows it; '' for bullets */
  text: string;
  indentation: Indentation;
}

export interface Numbering {
  /** the number of the next paragraph with these properties; null if it has none */
  next(properties: ParagraphProperties): Label | null;
}

export const readNumbering = (root: Element | undefined, styleOf: (id: string) => Style): Numbering => {
  const lists = listsOf(root, styleOf);
  const counters = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();
  return {
    next({ numbering }) {
      const id = numbering?.list;
      const list = id === undefined ? undefined : lists.get(id);
      if (!list || id === undefined) return null;
      const at = numbering?.level ?? linkedLevel(list, numbering?.style) ?? 0;
      const level = list.levels.get(at);
      if (!level) return null;
      const counter = counters.get(list.definition) ?? [];
      counters.set(list.definition, counter);
      beginAnew(id, list, at, counter, begun);
      count(list, at, level, counter);
      return { text: label(list, level, counter), indentation: level.indentation };
    },
  };
};

const linkedLevel = (list: List, style: string | undefined): number | undefined =>
  style === undefined ? undefined : [...list.levels].find(([, level]) => level.style === style)?.[0];

const beginAnew = (
  id: string,
  list: List,
  at: number,
  counter: (number | undefined)[],
  begun: Set<string>,
): void => {
  const key = `${id} ${at}`;
  if (!list.starts.has(at) || begun.has(key)) return;
  begun.add(key);
  counter[at] = undefined;
};

const count = (list: List, at: number, level: Level, counter: (number | undefined)[]): void => {
  const now = counter[at];
  counter[at] = now === undefined ? (list.starts.get(at) ?? level.start) : now + 1;
  for (const [below, { restart }] of list.levels)
    if (below > at && restart !== 0 && (restart === undefined || at < restart)) counter[below] = undefined;
};

const label = (list: List, level: Level, counter: (number | undefined)[]): string => {
  if (level.format === 'bullet') return '';
  const text = level.text.replace(/%([1-9])/gu, (_, digit: string) => {
    const index = Number(digit) - 1;
    const other = list.levels.get(index);
    const value = counter[index] ?? list.starts.get(index) ?? other?.start ?? 1;
    return numeral(value, level.legal ? 'decimal' : (other?.format ?? 'decimal'));
  });
  // 一、 and （二） carry their own space
  const spaced = text !== '' && level.suffix !== 'nothing' && !/[、）．。：]$/u.test(text);
  return spaced ? `${text} ` : text;
};
