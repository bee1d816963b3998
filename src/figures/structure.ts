/** Bracket depth, sentence and ；-segment at every offset of a paragraph, one pass. */
export interface Position {
  depth: number;
  sentence: number;
  segment: number;
}

const sentenceEnds = new Set([...'。！？']);

/** Positions at the given ascending offsets of a folded text. A bracket that never closes ends with its sentence. */
export const positionsAt = (text: string, offsets: readonly number[]): Position[] => {
  const found: Position[] = [];
  let depth = 0;
  let sentence = 0;
  let segment = 0;
  let at = 0;
  for (const offset of offsets) {
    for (; at < offset; at += 1) {
      const char = text.charAt(at);
      if (char === '（') depth += 1;
      else if (char === '）') depth = Math.max(0, depth - 1);
      else if (sentenceEnds.has(char)) {
        sentence += 1;
        depth = 0;
      } else if (char === '；') segment += 1;
    }
    found.push({ depth, sentence, segment });
  }
  return found;
};
