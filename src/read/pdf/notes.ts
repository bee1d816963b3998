/** Footnotes: smaller lines at the page's foot that open with a mark or stand under a short rule. */
import type { Line } from './lines.js';
import type { Page } from './page.js';

/** ① 财政拨款…, ¹ 含…, [1] …, * …, 注1：… */
const mark = /^(?:[①-⑳*＊※†‡]|[⁰¹²³⁴-⁹]+|\d{1,2}\s|[[［〔【]\d{1,2}[\]］〕】]|注\s*\d+\s*[:：])/u;
/** 年末在编68人¹。 A power stands on a Latin unit or a digit: m², 10⁷. */
const reference = /(?<=[\p{Script=Han}，。；：、）》”])[⁰¹²³⁴-⁹]+/gu;
/** 1不含劳务派遣人员: the note's own mark, its raise lost */
const fusedMark = /^\d{1,2}(?=\p{Script=Han})/u;
/** Notes are set in type smaller than this part of the text's. */
const smaller = 0.9;
/** Notes stand in the lower part of the page. */
const lower = 0.5;

/** A line that may be part of a note, and the rule that would stand above the first. */
const footLines = (page: Page, lines: Line[], size: number): Line[] => {
  const foot: Line[] = [];
  for (const line of [...lines].reverse()) {
    const low = line.top > page.top + lower * (page.bottom - page.top);
    const underTable = page.tables.some((table) => (table.ys[0] ?? 0) > line.top);
    if (!low || underTable || line.size > smaller * size) break;
    foot.unshift(line);
  }
  return foot;
};

const isUnderRule = (page: Page, line: Line, above: Line | undefined): boolean =>
  page.shortRules.some(
    (at) =>
      at <= line.top + 0.4 * line.size &&
      at >= (above?.baseline ?? page.top) &&
      line.top - at < 3 * line.size,
  );

/** The numbers that the page's text refers to, in plain digits. */
const referencesOf = (lines: Line[]): Set<string> =>
  new Set(lines.flatMap(({ text }) => (text.match(reference) ?? []).map((each) => each.normalize('NFKC'))));

/** The notes among a page's lines (furniture already left out). */
export const notesOf = (page: Page, lines: Line[], textSize: number): Set<Line> => {
  const foot = footLines(page, lines, textSize);
  const references = referencesOf(lines);
  const isMarked = ({ text }: Line): boolean =>
    mark.test(text) || references.has(fusedMark.exec(text)?.[0] ?? '');
  const first = foot.findIndex((line, index) => {
    const above = lines[lines.indexOf(line) - 1];
    return isUnderRule(page, line, foot[index - 1] ?? above) || isMarked(line);
  });
  return new Set(first < 0 ? [] : foot.slice(first));
};
