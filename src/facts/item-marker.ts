/** What opens a numbered or bulleted paragraph, and its number: 1. （一） ① ● */
import { arabic, circled, han } from './inline-list.js';

export interface ItemMarker {
  /** items of one list are of one style */
  style: string;
  /** null for a bullet */
  number: number | null;
}

// '1.' '2、' '（1）' '（一）' '一、' '①' '●' '——'
const marker =
  /^\s*(?:(?<digits>\d{1,2})[.、](?!\d)|（(?<bracketed>\d{1,2})）|（(?<han>[一二三四五六七八九十]{1,3})）|(?<plain>[一二三四五六七八九十]{1,3})、|(?<circled>[①-⑳])|(?<bullet>[●■▪·◆]|—{1,2}))/u;

export const itemMarker = (text: string): ItemMarker | null => {
  const groups: Record<string, string | undefined> = marker.exec(text)?.groups ?? {};
  for (const [style, printed] of Object.entries(groups))
    if (printed !== undefined) return { style, number: style === 'bullet' ? null : numberOf(printed) };
  return null;
};

const numberOf = (printed: string): number =>
  Math.max(...[han, arabic, circled].map((numerals) => numerals.indexOf(printed)));
