/** CSV as Excel and databases read it. */
import { stringify } from 'csv-stringify/sync';

// "=HYPERLINK(…)", "+A1", "@SUM": a spreadsheet would run them; "－" and the full-width ones as well
const formula = /^[=+\-@\t\r＝＋－＠]/u;

// "-5", "+0.3%": a spreadsheet takes them for what they are
const number = /^[+-]?\d+(?:\.\d+)?%?$/u;

/** For text that stood in a file. A number's minus sign stays what it is. */
export const harmless = (text: string | null): string | null =>
  text !== null && formula.test(text) && !number.test(text) ? `'${text}` : text;

export const csvLines = (rows: (string | number | null)[][]): string =>
  stringify(rows, { record_delimiter: '\r\n' });
