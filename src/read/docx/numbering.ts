/** Automatic numbering: definitions from numbering.xml, counters as the paragraphs go by. */
import { numeral } from './numerals.js';
import { indentation, type Indentation, type ParagraphProperties } from './properties.js';
import type { Style } from './styles.js';
import { childOf, childrenOf, integerOf, isOn, valueOf, type Element } from './xml.js';

interface Level {
  start: number;
  format: string;
  /** '%1、', '（%2）', '%1.%2' */
  text: string;
  suffix: string;
  /** 1-based level whose items restart this one; 0 = none; undefined = any level above */
  restart: number | undefined;
  /** all numbers in Arabic digits */
  legal: boolean;
  /** style that is linked to the level */
  style: string | undefined;
  indentation: Indentation;
}

interface List {
  /** lists of one definition count on together */
  definition: string;
  levels: Map<number, Level>;
  /** levels that begin anew, at this number, when the list is first used */
  starts: Map<number, number>;
}

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

const listsOf = (root: Element | undefined, styleOf: (id: string) => Style): Map<string, List> => {
  const definitions = new Map(
    childrenOf(root, 'w:abstractNum').map((element) => [
      element.attributes['w:abstractNumId'] ?? '',
      element,
    ]),
  );
  const numbers = childrenOf(root, 'w:num');
  /** A definition may only name a list style, which names a list, which names the definition that is meant. */
  const resolve = (id: string, steps = 4): string => {
    const linked = valueOf(definitions.get(id), 'w:numStyleLink');
    if (linked === undefined || steps === 0) return id;
    const list = styleOf(linked).paragraph.numbering?.list;
    const next = valueOf(
      numbers.find(({ attributes }) => attributes['w:numId'] === list),
      'w:abstractNumId',
    );
    return next === undefined ? id : resolve(next, steps - 1);
  };
  return new Map(
    numbers.map((number) => {
      const definition = resolve(valueOf(number, 'w:abstractNumId') ?? '');
      return [number.attributes['w:numId'] ?? '', listOf(number, definition, definitions.get(definition))];
    }),
  );
};

const listOf = (number: Element, definition: string, element: Element | undefined): List => {
  const levels = new Map(childrenOf(element, 'w:lvl').map(levelOf));
  const starts = new Map<number, number>();
  for (const override of childrenOf(number, 'w:lvlOverride')) {
    const at = integerOf(override.attributes['w:ilvl']) ?? 0;
    const start = integerOf(valueOf(override, 'w:startOverride'));
    const level = childOf(override, 'w:lvl');
    if (level) levels.set(...levelOf(level));
    if (start !== undefined) starts.set(at, start);
  }
  return { definition, levels, starts };
};

const levelOf = (lvl: Element): [at: number, level: Level] => [
  integerOf(lvl.attributes['w:ilvl']) ?? 0,
  {
    start: integerOf(valueOf(lvl, 'w:start')) ?? 0,
    format: formatOf(lvl),
    text: valueOf(lvl, 'w:lvlText') ?? '',
    suffix: valueOf(lvl, 'w:suff') ?? 'tab',
    restart: integerOf(valueOf(lvl, 'w:lvlRestart')),
    legal: isOn(lvl, 'w:isLgl') === true,
    style: valueOf(lvl, 'w:pStyle'),
    indentation: indentation(childOf(childOf(lvl, 'w:pPr'), 'w:ind')),
  },
];

/** Newer formats stand beside an older one that replaces them. */
const formatOf = (lvl: Element): string => {
  const choice = childOf(childOf(lvl, 'mc:AlternateContent'), 'mc:Choice');
  const custom = childOf(choice, 'w:numFmt')?.attributes['w:format'];
  // 01, 02, 03, ...
  if (custom?.startsWith('01') === true) return 'decimalZero';
  return (
    valueOf(lvl, 'w:numFmt') ??
    valueOf(childOf(lvl, 'mc:AlternateContent')?.children.length ? fallbackOf(lvl) : undefined, 'w:numFmt') ??
    'decimal'
  );
};

const fallbackOf = (lvl: Element): Element | undefined =>
  childOf(childOf(lvl, 'mc:AlternateContent'), 'mc:Fallback');
