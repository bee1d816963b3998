/** Small hand-written inputs as the blocks that readers leave, and outlines as text that a person can review. */
import {
  noHints,
  type Block,
  type Document,
  type Hints,
  type ParagraphBlock,
  type Reading,
} from '../../schemas/document.js';

const block = (text: string, line: number, column: number, hints: Partial<Hints>): ParagraphBlock => ({
  kind: 'paragraph',
  layer: 'body',
  text,
  pieces: [
    {
      start: 0,
      end: text.length,
      place: { kind: 'line', line, column, endLine: line, endColumn: column + text.length },
    },
  ],
  hints: { ...noHints, ...hints },
});

const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

const table = (lines: string[]): Block => ({
  kind: 'table',
  layer: 'body',
  rows: lines.map((line) => ({
    cells: cellsOf(line).map((text) => ({ text, pieces: [], rowSpan: 1, colSpan: 1 })),
  })),
  headerRows: null,
  places: [],
  origin: 'ruled',
});

/** One paragraph a line, blank lines between: "## " is a heading of level 2, "|a|b|" a row of a table. */
export const paragraphs = (source: string): Block[] => {
  const blocks: Block[] = [];
  let rows: string[] = [];
  const flush = (): void => {
    if (rows.length > 0) blocks.push(table(rows));
    rows = [];
  };
  source.split('\n').forEach((line, index) => {
    if (line.startsWith('|')) {
      rows.push(line);
      return;
    }
    flush();
    const marks = /^(#{1,6}) /u.exec(line)?.[1] ?? '';
    const lead = marks === '' ? 0 : marks.length + 1;
    const level = marks === '' ? null : marks.length;
    if (line.trim() !== '')
      blocks.push(
        block(line.slice(lead).trimEnd(), index + 1, lead + 1, {
          outlineLevel: level,
          style: level === null ? null : `heading-${String(level)}`,
        }),
      );
  });
  flush();
  return blocks;
};

const widthOf = (text: string): number =>
  Array.from(text).reduce((sum, character) => sum + (/[ -~]/u.test(character) ? 0.5 : 1), 0);

/** Physical lines of a page `width` characters wide: ideographic spaces indent, "— 3 —" is a page number. */
export const lines = (source: string, width: number): Block[] => {
  const blocks: Block[] = [];
  let gap = 0;
  source.split('\n').forEach((line, index) => {
    const text = line.replace(/^　+/u, '');
    if (text.trim() === '') {
      gap += 1;
      return;
    }
    const indent = line.length - text.length;
    const used = indent + widthOf(text);
    const centered = indent > 3 && Math.abs(width - used - indent) <= 1;
    const furniture = /^— \d+ —$/u.test(text);
    const hints = {
      line: true,
      indent,
      full: used > width - 1.5,
      gapBefore: gap,
      align: centered ? ('center' as const) : null,
    };
    blocks.push({ ...block(text, index + 1, indent + 1, hints), layer: furniture ? 'furniture' : 'body' });
    gap = 0;
  });
  return blocks;
};

export const reading = (blocks: Block[]): Reading => ({
  format: 'text',
  mediaType: 'text/plain',
  pages: null,
  encoding: 'utf-8',
  blocks,
  warnings: [],
});

const sectionLine = ({ marker, title, kind, level }: Document['sections'][number]): string =>
  `${'  '.repeat(level - 1)}${marker === null ? '' : `${marker} `}${title} <${kind}>`;

/** Title page first, then sections with what stands in them; text that was joined shows where. */
export const render = (document: Document): string => {
  const { title, kind, organization, year, period, attachment } = document;
  const out = [
    `title: ${String(title)}`,
    `kind: ${String(kind)}`,
    `organization: ${String(organization)}`,
    `year: ${String(year)} period: ${String(period)} attachment: ${String(attachment)}`,
    '',
  ];
  const sections = new Map(document.sections.map((section) => [section.id, section]));
  let last: string | null = null;
  for (const node of document.nodes) {
    const section = node.section === null ? undefined : sections.get(node.section);
    if (section && section.id !== last) {
      out.push(sectionLine(section));
      last = section.id;
    }
    const pad = '  '.repeat(section?.level ?? 0);
    if (node.kind === 'table')
      out.push(
        `${pad}[${node.id}: ${String(node.caption)}, ${String(node.unit)}, ${String(node.header)} of ${String(node.rows.length)} rows are header]`,
      );
    else if (node.role !== 'heading') {
      const text = node.text.slice(node.role === 'body' ? node.body : 0);
      const pieces = node.pieces.length > 1 ? ` (${String(node.pieces.length)} pieces)` : '';
      out.push(`${pad}${node.role}${pieces}: ${text}`);
    }
  }
  return `${out.join('\n')}\n`;
};
