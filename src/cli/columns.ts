/** Columns for a person to read. A Han character takes the room of two Latin ones. */

// 一 … ，（Ａ
const wide = /[\p{Script=Han}\u3000-\u303F\uFF01-\uFF60]/u;

export const width = (text: string): number =>
  [...text].reduce((sum, char) => sum + (wide.test(char) ? 2 : 1), 0);

export const pad = (text: string, to: number): string => text + ' '.repeat(Math.max(0, to - width(text)));

export const columns = (rows: string[][]): string => {
  const widths: number[] = [];
  for (const row of rows)
    for (const [index, text] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, width(text));
  const line = (row: string[]): string => row.map((text, index) => pad(text, widths[index] ?? 0)).join('  ');
  return rows.map((row) => `${line(row).trimEnd()}\n`).join('');
};
