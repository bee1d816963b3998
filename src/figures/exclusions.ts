/** What looks like a quantity and is none: dates, ordinals, document numbers, codes, slogans, clock times. */
import type { Token } from './lexer.js';

// '第12个' '附件2' '表3-2' '图4' '〔2020〕' 'No.5' 'A5' 'ISO9001' '1+6' '12:30' 'N+3'
const before = /(?:第 ?|附件 ?|附表 ?|附录 ?|[表图] ?|〔|［|No\.? ?|[A-Za-z]-?|[+:＋/]|(?:粤|京|沪|财|国)[^，。]{0,6}〔\d{4}〕)$/u;
// '5月' '29日' '10号' '20届' '3期工程' '3-2' '1:2' '5+2' '12345热线' '4等奖' '5A'
const after = /^ ?(?:月(?!票)|日|号|届|[+:＋]|[A-Za-z](?![A-Za-z]*[²³\d])|等奖|热线|时(?![长间])|版(?!次)|后(?=[，、青干])|世纪)/u;
// '分别' '分之' '分类' : 分 as the start of a word
const wordOfFen = /^(?:别|之|类|期|成|布|析|管|配|局|行|支|部|公司|批|级|步|年|区|散|组|解|工|享|担|流|段|层)/u;

/** `number` is the digits as printed. */
export const isNotQuantity = (text: string, token: Token, number: string): boolean => {
  const left = text.slice(Math.max(0, token.start - 12), token.start);
  const right = text.slice(token.end, token.end + 6);
  if (token.unit === null && token.exponent === 0) return isYear(number, right) || before.test(left) || after.test(right);
  if (token.unit?.name === '分' && (wordOfFen.test(right) || /\d ?时 ?$/u.test(left))) return true;
  if (token.unit === null && /^[+:]/u.test(right)) return true;
  if (/(?:第 ?|〔|[+:])$/u.test(left)) return true;
  // 'A5个' is no count, but 'PM2.5浓度' and 'RCEP15个' are told apart by the letter's length
  return /(?:^|[^A-Za-z])[A-Z]$/u.test(left) && token.unit !== null && token.unit.dimension === 'count';
};

// '2023年' '2023-2024年' '98年'
const isYear = (number: string, right: string): boolean => /^\d{2,4}$/u.test(number) && /^ ?(?:年|-|—|~|至)/u.test(right);
