/** Formatting as a paragraph, a run or a style states it; what is not stated is absent, so that layers can be merged. */
import { childOf, integerOf, isOn, valueOf, type Element } from './element.js';

export interface RunProperties {
  style?: string;
  bold?: boolean;
  hidden?: boolean;
  /** superscript */
  raised?: boolean;
  /** points */
  size?: number;
}

export interface Indentation {
  /** twentieths of a point, before hundredths of a character, which win */
  left?: number;
  leftChars?: number;
  /** first line against the others; negative = hanging */
  first?: number;
  firstChars?: number;
}

export interface ParagraphProperties extends Indentation {
  style?: string;
  align?: 'left' | 'center' | 'right';
  outlineLevel?: number;
  /** `style`: the style that says so, if one does */
  numbering?: { list?: string; level?: number; style?: string };
}

export const runProperties = (rPr: Element | undefined): RunProperties => {
  const halfPoints = integerOf(valueOf(rPr, 'w:sz'));
  return stated({
    style: valueOf(rPr, 'w:rStyle'),
    bold: isOn(rPr, 'w:b'),
    hidden: isOn(rPr, 'w:vanish'),
    raised: childOf(rPr, 'w:vertAlign') && valueOf(rPr, 'w:vertAlign') === 'superscript',
    size: halfPoints === undefined ? undefined : halfPoints / 2,
  });
};

export const paragraphProperties = (pPr: Element | undefined): ParagraphProperties => {
  const level = integerOf(valueOf(pPr, 'w:outlineLvl'));
  const numPr = childOf(pPr, 'w:numPr');
  return stated({
    style: valueOf(pPr, 'w:pStyle'),
    align: alignments[valueOf(pPr, 'w:jc') ?? ''],
    // 9 is body text, said explicitly
    outlineLevel: level === undefined ? undefined : level < 9 ? level + 1 : 0,
    numbering:
      numPr && stated({ list: valueOf(numPr, 'w:numId'), level: integerOf(valueOf(numPr, 'w:ilvl')) }),
    ...indentation(childOf(pPr, 'w:ind')),
  });
};

const alignments: Record<string, ParagraphProperties['align']> = {
  left: 'left',
  start: 'left',
  both: 'left',
  distribute: 'left',
  center: 'center',
  right: 'right',
  end: 'right',
};

export const indentation = (ind: Element | undefined): Indentation => {
  const twips = (...names: string[]): number | undefined =>
    names.map((name) => integerOf(ind?.attributes[`w:${name}`])).find((value) => value !== undefined);
  return stated({
    left: twips('left', 'start'),
    leftChars: twips('leftChars', 'startChars'),
    first: negative(twips('hanging')) ?? twips('firstLine'),
    firstChars: negative(twips('hangingChars')) ?? twips('firstLineChars'),
  });
};

const negative = (value: number | undefined): number | undefined =>
  value === undefined ? undefined : -value;

/** First-line indent from the left edge, in em. */
export const firstLineIndent = (
  { left, leftChars, first, firstChars }: Indentation,
  size: number,
): number => {
  const em = (twips: number | undefined, hundredths: number | undefined): number =>
    hundredths ? hundredths / 100 : (twips ?? 0) / 20 / size;
  return Math.round((em(left, leftChars) + em(first, firstChars)) * 100) / 100;
};

type Stated<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Without the properties that are undefined. */
const stated = <T extends object>(properties: T): Stated<T> =>
  Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)) as Stated<T>;
