/** Every number of one paragraph with its value, its lead and the part it plays. */
import { leadOf, type Lead } from './clause.js';
import { lex, type Token } from './lexer.js';
import { quantityOf, type Quantity } from './quantity.js';
import { readRole, type Reading } from './role.js';
import { knownUnits, type Vocabulary } from './vocabulary.js';

export interface Span extends Reading {
  token: Token;
  quantity: Quantity;
  lead: Lead;
}

// '完成年初预算' '占总投资' before the amount that the rate divides by
const baseName = /(?:完成|占|为|达到?|实现|相当于)(?<base>[^，；。]{1,20})$/u;

const asWhole = (lead: string, read: Reading): Reading => {
  const match = baseName.exec(lead);
  return match
    ? { role: { kind: 'whole', base: match.groups?.base ?? null }, rest: lead.slice(0, match.index) }
    : read;
};

// '一、' '（一）' '1.' '①' '第一部分' in front of the running text: its digits are no figures
const marker =
  /^\s*(?:第[零一二三四五六七八九十百\d]+[部章节条篇]分?|（[一二三四五六七八九十\d]{1,3}）|[一二三四五六七八九十]{1,3}[、.]|\d{1,2}(?:\.\d{1,2}){0,3}[.、](?!\d)|[①-⑳])/u;

/** Reads the folded text of a paragraph. */
export const readSpans = (folded: string, vocabulary: Vocabulary = knownUnits): Span[] => {
  const from = marker.exec(folded)?.[0].length ?? 0;
  const tokens = lex(from === 0 ? folded : ' '.repeat(from) + folded.slice(from), vocabulary);
  return tokens.map((token, index) => {
    const previous = tokens[index - 1]?.end ?? 0;
    const quantity = quantityOf(
      token,
      folded.slice(Math.max(0, token.start - 8), token.start),
      folded.slice(token.end, token.end + 8),
    );
    const lead = leadOf(folded, previous, token);
    const next = tokens[index + 1];
    const divides = next?.unit?.base === '%' && /^ ?的 ?$/u.test(folded.slice(token.end, next.start));
    const read = readRole(lead.text, lead.before, quantity.dimension);
    return { token, quantity, lead, ...(divides ? asWhole(lead.text, read) : read) };
  });
};
