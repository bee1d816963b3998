/** A long Markdown text in parts that can be parsed one by one, so that time and memory stay proportional to its size. */

export interface Chunk {
  kind: 'markdown' | 'html';
  start: number;
  end: number;
}

const target = 1 << 14;
/** No paragraph is longer; a text without blank lines is cut at a line ending. */
const longest = 1 << 16;

export const chunksOf = (text: string): Chunk[] => {
  const chunks: Chunk[] = [];
  let start = 0;
  for (const table of tablesIn(text)) {
    chunks.push(...parts(text, start, table.start), table);
    start = table.end;
  }
  return [...chunks, ...parts(text, start, text.length)];
};

/** HTML tables as a whole: Markdown would end them at their first blank line. */
const tablesIn = (text: string): Chunk[] => {
  const tables: Chunk[] = [];
  let [depth, start] = [0, 0];
  // <table border="1"> · </TABLE>
  for (const { 0: tag, index } of text.matchAll(/<\/?table(?=[\s>])[^<>]{0,1000}>/giu)) {
    if (!tag.startsWith('</')) {
      if (depth === 0) start = index;
      depth += 1;
    } else if (depth > 0) {
      depth -= 1;
      if (depth === 0) tables.push({ kind: 'html', start, end: index + tag.length });
    }
  }
  return tables;
};

/** Cut at blank lines outside of code fences. */
const parts = (text: string, from: number, to: number): Chunk[] => {
  const chunks: Chunk[] = [];
  let [start, fenced, blankAt] = [from, false, from];
  for (let line = from; line < to;) {
    const end = endOfLine(text, line, to);
    const content = text.slice(line, Math.min(end, line + 80)).trim();
    if (content === '' && !fenced) blankAt = end;
    // ```json · ~~~
    if (/^(?:```|~~~)/u.test(content)) fenced = !fenced;
    const cut = blankAt > start && blankAt - start >= target ? blankAt : end - start >= longest ? end : null;
    if (cut !== null) {
      chunks.push({ kind: 'markdown', start, end: cut });
      start = cut;
      fenced &&= cut !== end;
    }
    line = end;
  }
  if (start < to) chunks.push({ kind: 'markdown', start, end: to });
  return chunks;
};

const endOfLine = (text: string, from: number, to: number): number => {
  const at = text.indexOf('\n', from);
  return at === -1 || at >= to ? to : at + 1;
};
