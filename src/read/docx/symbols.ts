/** w:sym: characters of symbol fonts, addressed by their place in the font. */
import type { Element } from './element.js';

const wingdings: Record<number, string> = {
  0x6c: '●',
  0x6e: '■',
  0x6f: '□',
  0x71: '❑',
  0x75: '◆',
  0x76: '❖',
  0x77: '◆',
  0x9f: '•',
  0xa1: '○',
  0xa8: '□',
  0xd8: '➢',
  0xe0: '→',
  0xfb: '✗',
  0xfc: '✓',
  0xfd: '☒',
  0xfe: '☑',
};
/** Wingdings 2: check boxes and numbers in circles. */
const wingdings2: Record<number, string> = {
  0x4f: '✗',
  0x50: '✓',
  0x51: '☒',
  0x52: '☑',
  0xa3: '□',
  ...Object.fromEntries(
    Array.from({ length: 10 }, (_, index) => [0x6a + index, String.fromCodePoint(0x2460 + index)]),
  ),
};
/** Symbol: the signs of arithmetic. */
const symbol: Record<number, string> = {
  0x2d: '−',
  0x44: 'Δ',
  0x57: 'Ω',
  0x6d: 'μ',
  0xa3: '≤',
  0xae: '→',
  0xb0: '°',
  0xb1: '±',
  0xb3: '≥',
  0xb4: '×',
  0xb7: '•',
  0xb8: '÷',
  0xb9: '≠',
  0xbb: '≈',
  0xe5: '∑',
};
const fonts: Record<string, Record<number, string>> = { wingdings, 'wingdings 2': wingdings2, symbol };

/** The character that is printed; one that no table knows stays as the file has it. */
export const symbolOf = (sym: Element): string => {
  const code = Number.parseInt(sym.attributes['w:char'] ?? '', 16);
  if (!(code > 0x1f && code <= 0xffff) || (code >= 0xd800 && code <= 0xdfff)) return '';
  const known = fonts[(sym.attributes['w:font'] ?? '').toLowerCase()];
  // fonts are addressed with or without F000
  const place = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  return known?.[place] ?? String.fromCharCode(code);
};
