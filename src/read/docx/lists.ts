/** Lists as numbering.xml defines them. */
import { childOf, childrenOf, integerOf, isOn, valueOf, type Element } from './element.js';
import { indentation, type Indentation } from './properties.js';
import type { Style } from './styles.js';

export interface Level {
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

export interface List {
  /** lists of one definition count on together */
  definition: string;
  levels: Map<number, Level>;
  /** levels that begin anew, at this number, when the list is first used */
  starts: Map<number, number>;
}

export const listsOf = (root: Element | undefined, styleOf: (id: string) => Style): Map<string, List> => {
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
