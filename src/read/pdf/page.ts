/** One page: its runs and rules to lines and tables in reading order. */
import type { Warning } from '../../../schemas/document.js';
import type { PageContent, Rule, Run } from './engine.js';
import { turnBox, turnRules } from './frame.js';
import { gridsOf } from './grid.js';
import { groupLines, lineOf, type Line } from './lines.js';
import { openTables } from './open-tables.js';
import { cleanRules } from './rules.js';
import { fillGrids, type PageTable } from './tables.js';
import { unreadTables } from './unread-tables.js';
import { allWords } from './words.js';

export interface Page {
  number: number;
  /** of most of its text; the frame of everything below */
  angle: number;
  left: number;
  top: number;
  right: number;
  bottom: number;
  lines: Line[];
  tables: PageTable[];
  /** text at other angles: stamps, watermarks, page numbers of a turned page */
  aside: Line[];
  /** heights of short horizontal rules outside tables, as above footnotes */
  shortRules: number[];
  characters: number;
  warnings: Warning[];
}

const length = (runs: Run[]): number =>
  runs.reduce((sum, run) => sum + run.text.replace(/\s/gu, '').length, 0);

const mainAngle = (runs: Run[]): number => {
  const weights = new Map<number, number>();
  for (const run of runs) weights.set(run.angle, (weights.get(run.angle) ?? 0) + run.text.trim().length);
  return [...weights].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0];
};

const warn = (code: string, message: string, number: number, { width, height }: PageContent): Warning => ({
  code,
  message,
  place: { kind: 'page', page: number, box: [0, 0, width, height] },
});

/** A scan with recognised text keeps it; elsewhere what nobody can see is not part of the page. */
const visibleRuns = (content: PageContent, warnings: Warning[]): Run[] => {
  const { runs, number, width, height } = content;
  const hidden = runs.filter((run) => run.invisible);
  const onPage = ({ box: [x0, y0, x1, y1] }: Run): boolean => x1 > 0 && y1 > 0 && x0 < width && y0 < height;
  const shown = hidden.length === runs.length ? runs : runs.filter((run) => !run.invisible);
  const inside = shown.filter(onPage);
  if (length(hidden) > 0)
    warnings.push(
      shown === runs
        ? warn(
            'ocr-layer',
            'all text of the page is an invisible layer over an image; it was recognised, not printed',
            number,
            content,
          )
        : warn(
            'invisible-text',
            `${length(hidden)} characters that are not painted were left out`,
            number,
            content,
          ),
    );
  if (content.unpainted > 0)
    warnings.push(
      warn(
        'clipped-text',
        `${content.unpainted} characters that are clipped away were left out`,
        number,
        content,
      ),
    );
  const outside = length(shown) - length(inside);
  if (outside > 0)
    warnings.push(
      warn('off-page-text', `${outside} characters outside the page were left out`, number, content),
    );
  return inside;
};

const asideLines = (page: number, runs: Run[]): Line[] =>
  [...new Set(runs.map((run) => run.angle))].flatMap((angle) =>
    groupLines(allWords(runs.filter((run) => run.angle === angle))).map((words) => lineOf(page, words)),
  );

/** Above footnotes stands a rule a quarter of the text wide or so. */
const shortRules = (rules: Rule[], tables: PageTable[], width: number): number[] =>
  cleanRules(rules, 'horizontal')
    .filter(({ from, to }) => to - from > 0.08 * width && to - from < 0.45 * width)
    .filter(({ at }) => !tables.some(({ ys }) => at >= (ys[0] ?? 0) - 2 && at <= (ys.at(-1) ?? 0) + 2))
    .map(({ at }) => at);

/** `before`: the last table of the page before. */
export const layOut = (content: PageContent, before: PageTable | null): Page => {
  const warnings: Warning[] = [];
  const runs = visibleRuns(content, warnings);
  const angle = mainAngle(runs);
  const [left, top, right, bottom] = turnBox([0, 0, content.width, content.height], angle);
  const rules = turnRules(content.rules, angle);
  const grids = gridsOf(rules);
  if (grids === null)
    warnings.push(warn('drawing', 'too many drawn lines to be tables', content.number, content));
  const words = allWords(runs.filter((run) => run.angle === angle));
  const drawn = fillGrids(content.number, grids ?? [], words);
  const { tables: open, rest } = openTables(content.number, drawn.rest, rules, drawn.tables, before);
  const tables = [...drawn.tables, ...open];
  const rows = groupLines(rest);
  const lines = rows.map((row) => lineOf(content.number, row));
  warnings.push(...unreadTables(content.number, lines, rows, angle));
  return {
    number: content.number,
    angle,
    left,
    top,
    right,
    bottom,
    lines,
    tables,
    aside: asideLines(
      content.number,
      runs.filter((run) => run.angle !== angle),
    ),
    shortRules: shortRules(rules, tables, right - left),
    characters: length(runs),
    warnings,
  };
};
