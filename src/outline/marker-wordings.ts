/** How the numbering of Chinese reports is written. */

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

/** What a marker begins with: 第, a Han numeral, a bracket, a digit, a Latin letter. */
export type Lead = '第' | '一' | '(' | '1' | 'A';

export interface Wording {
  family: Family;
  lead: Lead;
  /** the number is group 1 */
  pattern: RegExp;
  /** what must not follow */
  not?: RegExp;
}

// after 1. or 1、 a digit goes on with a number (1.5亿元, 3、4月) unless it is a year (1.2023年)
const numberGoesOn = /^(?!\d{4}\s?年)\d|^\s\d+(?:\.\d+)?\s?[%‰万亿元]/u;

export const wordings: Wording[] = [
  // 第一部分 概况; 第2部分
  {
    family: 'part',
    lead: '第',
    pattern: /^\s*第\s?([一二三四五六七八九十]{1,3}|\d{1,2})\s?(?:部分|篇|编)(?=[\s、:.]|$|\P{P})/u,
  },
  // 第三章 总则
  {
    family: 'chapter',
    lead: '第',
    pattern: /^\s*第\s?([一二三四五六七八九十]{1,3}|\d{1,2})\s?章(?=[\s、:.]|$|\P{P})/u,
  },
  // 第二节 收入
  {
    family: 'section',
    lead: '第',
    pattern: /^\s*第\s?([一二三四五六七八九十]{1,3}|\d{1,2})\s?节(?=[\s、:.]|$)/u,
  },
  // 第十二条 根据
  {
    family: 'article',
    lead: '第',
    pattern: /^\s*第\s?([一二三四五六七八九十百零]{1,5}|\d{1,3})\s?条/u,
    not: /^(?:规定|第|款|的|和|、|线|例|件)/u,
  },
  // 一、 十二 、 三.
  { family: 'han-comma', lead: '一', pattern: /^\s*([一二三四五六七八九十]{1,3})\s?[、.]/u },
  // （一） ( 十二 )
  {
    family: 'han-bracket',
    lead: '(',
    pattern: /^\s*[(〔]\s?([一二三四五六七八九十]{1,3})\s?[)〕]/u,
    not: /^\s*[、和至—-]\s*[(〔]/u,
  },
  // 一）
  { family: 'han-closed', lead: '一', pattern: /^\s*([一二三四五六七八九十]{1,3})\s?\)/u },
  // 2.3.1 总体目标
  {
    family: 'decimal',
    lead: '1',
    pattern: /^\s*(\d{1,2}(?:\.\d{1,2}){1,3})(?=[\s、]*[\p{Script=Han}“《(])/u,
    not: /^\s?[万亿元个百分倍吨米公平亩人户家场次件项年月日]/u,
  },
  // 1. 12、 3．
  { family: 'digit-dot', lead: '1', pattern: /^\s*(\d{1,3})\s?[.、]/u, not: numberGoesOn },
  // （1）
  { family: 'digit-bracket', lead: '(', pattern: /^\s*\(\s?(\d{1,3})\s?\)/u, not: /^\s*[、和至—-]\s*\(/u },
  // 1）
  { family: 'digit-closed', lead: '1', pattern: /^\s*(\d{1,3})\s?\)/u },
  // A. B、
  { family: 'letter', lead: 'A', pattern: /^\s*([A-Z])\s?[.、]/u, not: /^[A-Za-z.]/u },
  // 第一，
  { family: 'ordinal', lead: '第', pattern: /^\s*第([一二三四五六七八九十]{1,2})\s?[,、]/u, not: /^\s*第/u },
  // 一是 二要
  { family: 'spoken', lead: '一', pattern: /^\s*([一二三四五六七八九十]{1,2})[是要]/u },
  // 06 国内贸易
  {
    family: 'plate',
    lead: '1',
    pattern: /^\s*(0\d)(?=\s*$|\s*\p{Script=Han})/u,
    not: /^\s?[年月日号时分表项款类]/u,
  },
];
