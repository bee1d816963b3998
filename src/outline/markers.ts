/** The numbering that opens a paragraph: 第一部分 一、 （一） 1. （1） ① A. 一是 */
import { fold, hanNumber } from './fold.js';
import { wordings, type Family, type Lead } from './marker-wordings.js';

export interface Marker {
  family: Family;
  /** as printed, without the white space around it */
  text: string;
  number: number;
  /** the numbers before the last one of a decimal marker: '2.3' of 2.3.1 */
  prefix: string;
  /** where the text after the marker begins */
  end: number;
}

interface Enclosed {
  family: Family;
  first: number;
  last: number;
}
/** Characters that hold marker and number in one; `first` is number 1. */
const enclosed: Enclosed[] = [
  { family: 'circled', first: 0x2460, last: 0x2473 }, // ①
  { family: 'digit-bracket', first: 0x2474, last: 0x2487 }, // ⑴
  { family: 'digit-dot', first: 0x2488, last: 0x249b }, // ⒈
  { family: 'circled', first: 0x2776, last: 0x277f }, // ❶
  { family: 'han-bracket', first: 0x3220, last: 0x3229 }, // ㈠
  { family: 'roman', first: 0x2160, last: 0x216b }, // Ⅰ
];

// white space or the stop after a marker: "① " "第一部分：" "Ⅰ、"
const gap = /^[\s、.:]*/u;

const hanNumerals = '一二三四五六七八九十';

const leadOf = (character: string): Lead | null => {
  if (character === '第') return '第';
  if (character === '(' || character === '〔') return '(';
  if (character >= '0' && character <= '9') return '1';
  if (character >= 'A' && character <= 'Z') return 'A';
  return character !== '' && hanNumerals.includes(character) ? '一' : null;
};

const numberOf = (text: string): number => {
  if (/^[A-Z]$/u.test(text)) return text.charCodeAt(0) - 64;
  // 12 or 2.3.1
  const digits = /\d+$/u.exec(text);
  return digits ? Number(digits[0]) : hanNumber(text);
};

const enclosedMarker = (text: string, folded: string): Marker | null => {
  const start = folded.length - folded.trimStart().length;
  const code = folded.charCodeAt(start);
  const kind = enclosed.find(({ first, last }) => code >= first && code <= last);
  if (!kind) return null;
  const after = gap.exec(folded.slice(start + 1, start + 8))?.[0].length ?? 0;
  const number = code - kind.first + 1;
  return { family: kind.family, text: text.charAt(start), number, prefix: '', end: start + 1 + after };
};

/** A marker stands in the first characters of a paragraph. */
const reach = 40;

/** The numbering at the beginning of `text`, or null. */
export const markerOf = (text: string): Marker | null => {
  const folded = fold(text.slice(0, reach));
  const lead = leadOf(folded.trimStart().charAt(0));
  if (lead === null) return enclosedMarker(text, folded);
  for (const { family, lead: begins, pattern, not } of wordings) {
    const match = begins === lead ? pattern.exec(folded) : null;
    if (!match) continue;
    const rest = folded.slice(match[0].length);
    if (not?.test(rest)) continue;
    const number = match[1] ?? '';
    const end = match[0].length + (gap.exec(rest)?.[0].length ?? 0);
    const prefix = family === 'decimal' ? number.slice(0, number.lastIndexOf('.')) : '';
    return { family, text: text.slice(0, match[0].length).trim(), number: numberOf(number), prefix, end };
  }
  return null;
};

// ● ——税收收入 ◆ • ※
const bullet = /^\s*(?:[●○■□◆◇★☆▲△•·※➢✓]|——|--)/u;

/** Signs that set off an item without numbering it. */
export const startsWithBullet = (text: string): boolean => bullet.test(text);
