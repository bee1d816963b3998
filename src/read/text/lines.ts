/** Physical lines of a text: where they stand, how wide they are, how far they are indented. */
import type { Piece } from '../../../schemas/place.js';

export interface Line {
  /** 1-based */
  number: number;
  /** the whole line */
  raw: string;
  /** without leading and trailing white space; '' = blank line */
  text: string;
  /** 0-based UTF-16 column at which `text` begins */
  column: number;
  /** display width of the leading white space; Han characters take 2 */
  indent: number;
  /** display width of the line up to its last visible character */
  width: number;
  /** blank lines above */
  blanksAbove: number;
  /** first line of a page: a form feed stands above or before it */
  opensPage: boolean;
}

export const readLines = (text: string): Line[] => {
  const lines: Line[] = [];
  let blanksAbove = 0;
  let opensPage = false;
  for (const [index, raw] of text.split(/\r\n|\n|\r/u).entries()) {
    const visible = raw.trim();
    opensPage ||= raw.includes('\f');
    lines.push(measure(raw, visible, { number: index + 1, blanksAbove, opensPage }));
    blanksAbove = visible === '' ? blanksAbove + 1 : 0;
    if (visible !== '') opensPage = false;
  }
  return lines;
};

const measure = (
  raw: string,
  visible: string,
  known: Pick<Line, 'number' | 'blanksAbove' | 'opensPage'>,
): Line => {
  const column = visible === '' ? 0 : raw.indexOf(visible);
  const indent = displayWidth(raw.slice(0, column));
  return { ...known, raw, text: visible, column, indent, width: indent + displayWidth(visible) };
};

/** A terminal's columns: 2 for Han characters, full-width forms and Chinese punctuation, 8-column tab stops aside. */
export const displayWidth = (text: string): number => {
  let width = 0;
  for (const character of text) width += isWide(character.codePointAt(0) ?? 0) ? 2 : widthOfNarrow(character);
  return width;
};

const widthOfNarrow = (character: string): number => {
  if (character === '\t') return 4;
  return character < ' ' ? 0 : 1;
};

const isWide = (code: number): boolean =>
  (code >= 0x1100 && code <= 0x115f) ||
  (code >= 0x2014 && code <= 0x2026) ||
  (code >= 0x2460 && code <= 0xd7a3) ||
  (code >= 0xf900 && code <= 0xfaff) ||
  (code >= 0xfe30 && code <= 0xfe4f) ||
  (code >= 0xff01 && code <= 0xff60) ||
  (code >= 0xffe0 && code <= 0xffe6) ||
  code >= 0x1f300;

/** `line.text` from `start` to `end`, as the piece of a text that begins at `at`. */
export const linePiece = (line: Line, start: number, end: number, at = 0): Piece => ({
  start: at,
  end: at + end - start,
  place: {
    kind: 'line',
    line: line.number,
    column: line.column + start + 1,
    endLine: line.number,
    endColumn: line.column + end + 1,
  },
});
