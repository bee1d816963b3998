/** A Word paragraph as blocks: one, or one for each line where the writer broke lines by hand. */
import { noHints, type Hints, type Layer, type ParagraphBlock } from '../../../schemas/document.js';
import { displayWidth } from '../text/lines.js';
import { firstLineIndent, type ParagraphProperties } from './properties.js';
import { leadingSpace, linesOf, passageOf, type Segment } from './segments.js';

export interface ParagraphLook {
  properties: ParagraphProperties;
  styleName: string | null;
  /** empty paragraphs above */
  gapBefore: number;
  layer: Layer;
}

/** Word's own default, in points. */
const usualSize = 10;

export const paragraphBlocks = (
  label: Segment | null,
  segments: Segment[],
  look: ParagraphLook,
): ParagraphBlock[] => {
  const lines = linesOf(segments);
  const size = commonSize(segments);
  const indent =
    firstLineIndent(look.properties, size ?? usualSize) + displayWidth(leadingSpace(segments)) / 2;
  return lines.map((line, index) => ({
    kind: 'paragraph',
    layer: look.layer,
    ...passageOf(index === 0 && label ? [label, ...line] : line),
    hints: {
      ...hintsOf(look, line, size),
      // all but the last line may go on in the next
      line: index < lines.length - 1,
      indent: index === 0 ? indent : null,
      gapBefore: index === 0 ? look.gapBefore : 0,
    },
  }));
};

const hintsOf = ({ properties, styleName }: ParagraphLook, line: Segment[], size: number | null): Hints => ({
  ...noHints,
  size,
  bold: line.every(({ text, bold }) => bold || text.trim() === ''),
  align: properties.align ?? null,
  style: styleName,
  outlineLevel:
    properties.outlineLevel === undefined || properties.outlineLevel === 0 ? null : properties.outlineLevel,
});

/** The size that most characters have. */
const commonSize = (segments: Segment[]): number | null => {
  const counts = new Map<number, number>();
  for (const { size, text } of segments)
    if (size !== null) counts.set(size, (counts.get(size) ?? 0) + text.trim().length);
  return (
    [...counts].reduce<[number, number] | null>(
      (best, entry) => (best && best[1] >= entry[1] ? best : entry),
      null,
    )?.[0] ?? null
  );
};
