/** The heights at which the lines of neighbouring cells stand, and which of them are one row. */
import { isValue } from './numbers.js';

export interface CellLine {
  text: string;
  baseline: number;
  size: number;
  /** no room for more */
  full: boolean;
}

export interface Row {
  /** of its last line */
  baseline: number;
  /** of its first line */
  first: number;
  size: number;
  hasValue: boolean;
  hasText: boolean;
  /** the text lines on it have no room left */
  full: boolean;
}

/** Baselines of one row differ by less than this, in em. */
const level = 0.35;
/** Half the pitch of a wrapped label: its two lines stand this near, in em, to the value between them. */
const halfPitch = 0.85;
/** The value stands in the middle of the label's lines but for this, in em. */
const offCentre = 0.2;

/** Lines of all cells that stand level, top to bottom. */
export const levels = (lines: CellLine[]): Row[] => {
  const rows: Row[] = [];
  for (const line of [...lines].sort((a, b) => a.baseline - b.baseline)) {
    const last = rows.at(-1);
    const value = isValue(line.text);
    if (last && line.baseline - last.first < level * line.size) {
      last.baseline = line.baseline;
      last.hasValue ||= value;
      last.hasText ||= !value;
      last.full ||= !value && line.full;
    } else
      rows.push({
        baseline: line.baseline,
        first: line.baseline,
        size: line.size,
        hasValue: value,
        hasText: !value,
        full: !value && line.full,
      });
  }
  return rows;
};

/** How many lines above and below a value alone on its height belong to it: the label that is centred on it. */
const labelAround = (rows: Row[], at: number): number => {
  const value = rows[at];
  if (!value?.hasValue || value.hasText) return 0;
  for (let reach = 1; ; reach++) {
    const [above, below] = [rows[at - reach], rows[at + reach]];
    if (!above || !below || above.hasValue || below.hasValue) return reach - 1;
    const [up, down] = [value.baseline - above.baseline, below.baseline - value.baseline];
    const far = (2 * reach - 1) * halfPitch * value.size;
    if (Math.max(up, down) > far || Math.abs(up - down) > offCentre * value.size) return reach - 1;
  }
};

/** A value between the two lines of its label is one row with both. */
export const hangTogether = (rows: Row[]): Row[] => {
  const merged: Row[] = [];
  for (let index = 0; index < rows.length; index++) {
    const [row, reach] = [rows[index], labelAround(rows, index)];
    if (!row) break;
    const [above, last] = [merged.splice(merged.length - reach), rows[index + reach] ?? row];
    merged.push({
      ...row,
      first: above[0]?.first ?? row.first,
      baseline: last.baseline,
      full: last.full,
      hasText: row.hasText || reach > 0,
    });
    index += reach;
  }
  return merged;
};

/** A label wrapped over two lines is one row with whichever line holds its values. */
export const mergeWrapped = (rows: Row[]): Row[] => {
  const merged: Row[] = [];
  for (const row of rows) {
    const last = merged.at(-1);
    const wraps = last?.full === true && !(last.hasValue && row.hasValue);
    if (last && wraps) {
      last.baseline = row.baseline;
      last.hasValue ||= row.hasValue;
      last.full = row.full;
    } else merged.push({ ...row });
  }
  return merged;
};
