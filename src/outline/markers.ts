/** The numbering that opens a paragraph: 第一部分 一、 （一） 1. （1） ① A. 一是 */
import { fold, hanNumber } from './fold.js';

export type Family =
  | 'part'
  | 'chapter'
  | 'section'
  | 'article'
  | 'han-comma'
  | 'han-bracket'
  | 'han-closed'
  | 'digit-dot'
  | 'decimal'
  | 'digit-bracket'
  | 'digit-closed'
  | 'circled'
  | 'roman'
  | 'letter'
  | 'ordinal'
  | 'spoken'
  | 'plate';

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

interface Wording {
  family: Family;
  /** the number is group 1 */
  pattern: RegExp;
  /** what must not follow */
  not?: RegExp;
}

// after 1. or 1、 a digit goes on with a number (1.5亿元, 3、4月) unless it is a year (1.2023年)
const numberGoesOn = /^(?!\d{4}\s?年)\d|^\s\d+(?:\.\d+)?\s?[%‰万亿元]/u;

const wordings: Wording[] = [
  // 第一部分 概况; 第2部分
  {
    family: 'part',
    pattern: /^\s*第\s?([一二三四五六七八九十]{1,3}|\d{1,2})\s?(?:部分|篇|编)(?=[\s、:.]|$|\P{P})/u,
  },
  // 第三章 总则
  { family: 'chapter', pattern: /^\s*第\s?([一二三四五六七八九十]{1,3}|\d{1,2})\s?章(?=[\s、:.]|$|\P{P})/u },
  // 第二节 收入
  { family: 'section', pattern: /^\s*第\s?([一二三四五六七八九十]{1,3}|\d{1,2})\s?节(?=[\s、:.]|$)/u },
  // 第十二条 根据
  {
    family: 'article',
    pattern: /^\s*第\s?([一二三四五六七八九十百零]{1,5}|\d{1,3})\s?条/u,
    not: /^(?:规定|第|款|的|和|、|线|例|件)/u,
  },
  // 一、 十二 、 三.
  { family: 'han-comma', pattern: /^\s*([一二三四五六七八九十]{1,3})\s?[、.]/u },
  // （一） ( 十二 )
  {
    family: 'han-bracket',
    pattern: /^\s*[(〔]\s?([一二三四五六七八九十]{1,3})\s?[)〕]/u,
    not: /^\s*[、和至—-]\s*[(〔]/u,
  },
  // 一）
  { family: 'han-closed', pattern: /^\s*([一二三四五六七八九十]{1,3})\s?\)/u },
  // 2.3.1 总体目标
  {
    family: 'decimal',
    pattern: /^\s*(\d{1,2}(?:\.\d{1,2}){1,3})(?=[\s、]*[\p{Script=Han}“《(])/u,
    not: /^\s?[万亿元个百分倍吨米公平亩人户家场次件项年月日]/u,
  },
  // 1. 12、 3．
  { family: 'digit-dot', pattern: /^\s*(\d{1,3})\s?[.、]/u, not: numberGoesOn },
  // （1）
  { family: 'digit-bracket', pattern: /^\s*\(\s?(\d{1,3})\s?\)/u, not: /^\s*[、和至—-]\s*\(/u },
  // 1）
  { family: 'digit-closed', pattern: /^\s*(\d{1,3})\s?\)/u },
  // A. B、
  { family: 'letter', pattern: /^\s*([A-Z])\s?[.、]/u, not: /^[A-Za-z.]/u },
  // 第一，
  { family: 'ordinal', pattern: /^\s*第([一二三四五六七八九十]{1,2})\s?[,、]/u, not: /^\s*第/u },
  // 一是 二要
  { family: 'spoken', pattern: /^\s*([一二三四五六七八九十]{1,2})[是要]/u },
  // 06 国内贸易
  {
    family: 'plate',
    pattern: /^\s*(0\d)(?=\s*$|\s*\p{Script=Han})/u,
    not: /^\s?[年月日号时分表项款类]/u,
  },
];

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
  for (const { family, pattern, not } of wordings) {
    const match = pattern.exec(folded);
    if (!match) continue;
    const rest = folded.slice(match[0].length);
    if (not?.test(rest)) continue;
    const number = match[1] ?? '';
    const end = match[0].length + (gap.exec(rest)?.[0].length ?? 0);
    const prefix = family === 'decimal' ? number.slice(0, number.lastIndexOf('.')) : '';
    return { family, text: text.slice(0, match[0].length).trim(), number: numberOf(number), prefix, end };
  }
  return enclosedMarker(text, folded);
};

// ● ——税收收入 ◆ • ※
const bullet = /^\s*(?:[●○■□◆◇★☆▲△•·※➢✓]|——|--)/u;

/** Signs that set off an item without numbering it. */
export const startsWithBullet = (text: string): boolean => bullet.test(text);
