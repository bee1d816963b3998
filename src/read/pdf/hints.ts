/** What the layout says about a line, for whoever rejoins lines into paragraphs. */
import type { Hints } from '../../../schemas/document.js';
import type { Column } from './columns.js';
import type { Line } from './lines.js';

/** A line that ends this near to the right edge, in em, had no room for the next word. */
const nearEdge = 1.5;

const tenth = (value: number): number => Math.round(value * 10) / 10 + 0;

const alignOf = (line: Line, column: Column): Hints['align'] => {
  const [before, after] = [(line.left - column.left) / line.size, (column.right - line.right) / line.size];
  const tolerance = Math.max(1, (0.04 * (column.right - column.left)) / line.size);
  // a first line of a paragraph that ends two em early is no centred line
  if (before >= 2.6 && after >= 2.6 && Math.abs(before - after) <= tolerance) return 'center';
  if (after < nearEdge && line.left - column.left > 0.35 * (column.right - column.left)) return 'right';
  return 'left';
};

/** The usual distance between baselines for each font size. */
export class Leading {
  private readonly pitches = new Map<number, Map<number, number>>();

  learn(above: Line, line: Line): void {
    const pitch = Math.round((line.baseline - above.baseline) * 2) / 2;
    if (line.size <= 0 || above.size !== line.size || pitch <= 0 || pitch > 4 * line.size) return;
    const counts = this.pitches.get(line.size) ?? new Map<number, number>();
    counts.set(pitch, (counts.get(pitch) ?? 0) + 1);
    this.pitches.set(line.size, counts);
  }

  /** The most frequent distance; a font size seen once is set one and a half em apart. */
  of(size: number): number {
    let best: [number, number] = [1.5 * size, 1];
    for (const entry of this.pitches.get(size) ?? []) if (entry[1] > best[1]) best = entry;
    return best[0];
  }
}

const gapOf = (line: Line, above: Line | null, leading: Leading): number | null => {
  if (!above) return null;
  const size = Math.max(line.size, above.size);
  return Math.max(0, tenth((line.baseline - above.baseline) / leading.of(size) - 1));
};

export const hintsOf = (line: Line, above: Line | null, column: Column, leading: Leading): Hints => ({
  line: true,
  indent: line.size > 0 ? Math.max(0, tenth((line.left - column.left) / line.size)) : null,
  full: column.right - line.right <= nearEdge * line.size,
  gapBefore: gapOf(line, above, leading),
  size: line.size,
  bold: line.bold,
  align: line.size > 0 ? alignOf(line, column) : null,
  style: null,
  outlineLevel: null,
});
