/** The report's own title, over one or more lines, among covers, attachments and contents. */
import type { Block, Hints } from '../../schemas/document.js';
import { fold } from './fold.js';
import { addressed, compact, frontMatter, isBody, longestLine, withoutAttachment } from './front-matter.js';
import { isOffice } from './organization.js';

export interface Title {
  text: string;
  /** indices of its blocks, in order; a title that is repeated after the cover counts too */
  blocks: number[];
  /** first block after the title page */
  end: number;
}

// 自评报告   部门决算   预算（草案）   统计公报   情况表
const reportWord =
  /(?:报告|决算|预算|公报|情况说明|草案|总结|自评表|评价表|一览表|报表|情况表|总表|决算表|预算表|说明书|情况)(?:书|稿)?(?:\s?\([^()]{1,12}\))?$/u;
// 2024年度部门决算   与2019年预算草案   和   的报告
const goesOnFrom = /^(?:[与和及暨并的、]|\d{4}\s?年)/u;
const goesOnTo = /(?:[和与及暨、的]|关于)$/u;
// 2026年3月5日   （2026年2月4日在…会议上）   ——2026年2月7日在…   财预〔2020〕10号   表1收支总表
const aside =
  /^(?:表[\d一二三四五六七八九十].*|[\d\s年月日.-]+|\(.*\)?|[—-]{2}.*|.{0,20}〔\d{4}〕.{0,10}号)$/u;

interface Line {
  index: number;
  text: string;
  hints: Hints;
}

const isLine = (text: string): boolean => text.length >= 2 && !aside.test(text) && !/[。;:,!?]$/u.test(text);

const linesOf = (blocks: Block[], end: number): Line[] =>
  blocks.slice(0, end).flatMap((block, index) => {
    if (!isBody(block)) return [];
    const text = withoutAttachment(block.text);
    return isLine(fold(compact(text))) ? [{ index, text: compact(text), hints: block.hints }] : [];
  });

const setApart = ({ hints }: Line): boolean =>
  hints.align === 'center' ||
  hints.bold ||
  hints.outlineLevel !== null ||
  hints.style?.toLowerCase() === 'title';

const sameLook = (a: Line, b: Line): boolean =>
  a.hints.size !== null &&
  a.hints.size === b.hints.size &&
  a.hints.bold === b.hints.bold &&
  a.hints.align === b.hints.align;

/** Is `next` the rest of the title that `line` begins? */
const goesOn = (line: Line, next: Line): boolean => {
  if (next.index - line.index > 2 || line.text.length + next.text.length > 120) return false;
  const before = fold(line.text);
  const after = fold(next.text);
  if (goesOnTo.test(before)) return true;
  if (goesOnFrom.test(after) && reportWord.test(after)) return true;
  return sameLook(line, next) && reportWord.test(after) && !reportWord.test(before) && setApart(line);
};

const linked = (lines: Line[], at: number): boolean => {
  const [line, next] = [lines[at], lines[at + 1]];
  return line !== undefined && next !== undefined && goesOn(line, next);
};

/** A line that ends in a report's name, or that goes on to such a line. */
const namesReport = (lines: Line[], at: number): boolean => {
  const text = fold(lines[at]?.text ?? '');
  return reportWord.test(text) || (linked(lines, at) && (goesOnTo.test(text) || !isOffice(text)));
};

/** The first line that names a report, with the lines before and after that belong to it. */
const titleLines = (lines: Line[]): Line[] => {
  const at = lines.findIndex((_, index) => namesReport(lines, index));
  if (at < 0) {
    const first = lines[0];
    return first && setApart(first) && first.text.length >= 6 && !isOffice(fold(first.text)) ? [first] : [];
  }
  let from = at;
  while (linked(lines, from - 1)) from -= 1;
  let to = at;
  while (linked(lines, to)) to += 1;
  return lines.slice(from, to + 1);
};

/** Later lines that say the title again, after the cover and the contents. */
const repeats = (blocks: Block[], from: number, lines: Line[]): number[] => {
  const texts = new Set([...lines.map(({ text }) => text), lines.map(({ text }) => text).join('')]);
  return blocks
    .slice(from, from + 60)
    .flatMap((block, offset) =>
      isBody(block) && block.text.length <= longestLine && texts.has(compact(block.text))
        ? [from + offset]
        : [],
    );
};

/** A cover ends where the contents begin. */
const coverEnd = (title: number, contents: Set<number>): number => {
  const first = contents.values().next().value ?? 0;
  return first > title && first - title <= 12 ? first : 0;
};

export const findTitle = (blocks: Block[], contents: Set<number>): Title | null => {
  const end = frontMatter(blocks, contents);
  const lines = titleLines(linesOf(blocks, end));
  const last = lines.at(-1);
  if (!last) return null;
  const own = lines.map(({ index }) => index);
  return {
    text: lines.map(({ text }) => text).join(''),
    blocks: [...own, ...repeats(blocks, last.index + 1, lines).filter((index) => !contents.has(index))],
    end: Math.max(addressed(blocks, last.index + 1), coverEnd(last.index, contents)),
  };
};
