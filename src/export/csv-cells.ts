/** CSV as Excel and databases read it. */
import { stringify } from 'csv-stringify/sync';

// "=HYPERLINK(…)", "+A1", "@SUM": a spreadsheet would run them; "－" and the full-width ones as well
const formula = /^[=+\-@\t\r＝＋－＠]/u;

/** Only for text that stood in a file: a number's minus sign must stay what it is. */
export const harmless = (text: string | null): string | null =>
  text !== null && formula.test(text) ? `'${text}` : text;

export const csvLines = (rows: (string | number | null)[][]): string =>
  stringify(rows, { record_delimiter: '\r\n' });
