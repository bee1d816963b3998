/** The words before a number, as far as they belong to it: its lead. All offsets are those of the paragraph. */
import type { Token } from './lexer.js';

export interface Lead {
  start: number;
  /** where the number begins */
  end: number;
  text: string;
  /** the separator in front of the lead: '，' '；' '。' '：' '（' '、' or '' at the start of the paragraph */
  separator: string;
  /** the clause without a number between the previous number and this lead, in the same sentence */
  before: string;
}

const separators = new Set([...'，,；;。！？：:（\n']);

/** Index of the bracket that `close` at `index` closes, or -1. */
const opening = (text: string, index: number, from: number): number => {
  let depth = 0;
  for (let at = index; at >= from; at -= 1) {
    if (text[at] === '）') depth += 1;
    else if (text[at] === '（') depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
};

/** Start of the clause that ends at `end`; brackets that close inside it belong to it. */
const clauseStart = (text: string, from: number, end: number): number => {
  for (let at = end - 1; at >= from; at -= 1) {
    const char = text.charAt(at);
    if (char === '）') {
      const open = opening(text, at, from);
      if (open < 0) return at + 1;
      at = open;
    } else if (separators.has(char) && !isInner(text, at)) return at + 1;
  }
  return from;
};

/** a comma between digits ('3,156') or a colon in a clock time is no separator */
const isInner = (text: string, at: number): boolean =>
  (text[at] === ',' || text[at] === ':') && /\d/u.test(text[at - 1] ?? '') && /\d/u.test(text[at + 1] ?? '');

// '比 2024 年': layouts put spaces between Han characters and digits that mean nothing
const gap = /(?<![A-Za-z]) +| +(?![A-Za-z])/gu;
const closeUp = (words: string): string => words.replace(gap, '');

const sentenceEnd = /[。！？]/u;

/** `from`: end of the previous number or start of the running text. */
export const leadOf = (text: string, from: number, token: Token): Lead => {
  let start = clauseStart(text, from, token.start);
  let separator = start > from || start === 0 ? (text[start - 1] ?? '') : '';
  if (start === from && from > 0) separator = '';
  while (/[、 \-—●■▪·]/u.test(text[start] ?? '') && start < token.start) {
    if (text[start] === '、') separator = '、';
    start += 1;
  }
  const lead = closeUp(text.slice(start, token.start));
  const beforeEnd = Math.max(from, start - 1);
  const beforeStart = clauseStart(text, from, beforeEnd);
  const between = text.slice(beforeStart, beforeEnd);
  const sameSentence = !sentenceEnd.test(separator);
  return {
    start,
    end: token.start,
    text: lead,
    separator,
    before: sameSentence ? closeUp(between.trim()) : '',
  };
};
