/** Where a paragraph of printed text may end and where it cannot. */
import { fold } from './fold.js';

// 。 ；” ：  ……  ！）
const closing = /[。;!?:…]\s?["'”’』」)》】〕\]]{0,3}\s*$/u;
// the Latin full stop after a word or bracket: "etc." "（GDP）."
const latinStop = /[A-Za-z)]\.\s*$/u;
// 、 ， （ 《 “ ——
const openEnd = /[、,(《〈“‘「『【〔—]\s*$/u;

// ……………（12）   ······ 3   ··（9）
const leader = /[.·…⋯・_-]{2,}\s*\(?\s*\d{1,4}\s*\)?\s*$/u;
// ······（9）  the rest of an entry of the contents
const leaderFirst = /^\s*[.·…⋯・]{3,}/u;

/** An entry of a table of contents: words, a leader, a page number. */
export const endsWithLeader = (text: string): boolean => leader.test(fold(text.slice(-16)));
export const beginsWithLeader = (text: string): boolean => leaderFirst.test(fold(text.slice(0, 8)));

const tail = (text: string): string => fold(text.slice(-8));

export const closesParagraph = (text: string): boolean =>
  closing.test(tail(text)) || latinStop.test(tail(text)) || endsWithLeader(text);
// 。 ！” …
const sentenceStop = /[。!?…]\s?["'”’』」)》】〕\]]{0,3}\s*$/u;
export const endsSentence = (text: string): boolean => sentenceStop.test(tail(text));
// ；
export const endsClause = (text: string): boolean => /;\s*$/u.test(tail(text));
export const endsOpen = (text: string): boolean => openEnd.test(tail(text));

/** Brackets still open at the end of a text. */
export interface OpenBracket {
  depth: number;
  /** characters since the outermost one */
  since: number;
}

const openers = new Set('(（《〈“「『【〔');
const closers = new Set(')）》〉”」』】〕');
/** A bracket longer than this was never closed: a slip of the pen or of the OCR. */
const longestBracket = 120;

/** Follows brackets through the next line of a paragraph. */
export const openBracket = (text: string, carried: OpenBracket | null): OpenBracket | null => {
  let open = carried && { ...carried };
  for (const character of text) {
    if (open) open.since += 1;
    if (openers.has(character)) {
      if (open) open.depth += 1;
      else open = { depth: 1, since: 0 };
    } else if (open && closers.has(character)) {
      open.depth -= 1;
      if (open.depth === 0) open = null;
    }
    if (open && open.since > longestBracket) open = null;
  }
  return open;
};
