/** Names and units of tables: 表1 …, 单位：万元, and the centred line above a table. */
import type { Block, ParagraphBlock, TableBlock } from '../../schemas/document.js';
import { fold } from './fold.js';
import { markerOf } from './markers.js';

export interface TableCaption {
  caption: string | null;
  unit: string | null;
}

export interface Captions {
  /** by the index of the table's block */
  tables: Map<number, TableCaption>;
  /** indices of the paragraphs that are captions */
  paragraphs: Set<number>;
}

// 单位：万元   金额单位:元   （单位：亿元、%）   计量单位：平方公里
const unitLabel = /单\s?位\s?:\s?([^\s)\]:]{1,12})/u;
// 单位 that names an office, not a measure: 编制单位：某某局
const officeLabel = /(?:编制|填报|预算|主管|项目|实施|报送|公开|名称)\s?单\s?位\s?:/u;
// 表1 收支总表   表 一 收入表   附表3   续表2
const tableName = /^\s*(?:附|续)?\s?表\s*[\d一二三四五六七八九十]{1,3}(?:[-—]\d{1,2})?(?=[\s:、.]|$|\P{P})/u;
// 图4 粮食产量   图 4-1
const figureName = /^\s*图\s?\d{1,3}(?:-\d{1,2})?[\s:、.]/u;
// 公开01表   预算05表: the form's number, beside its name
const formNumber = /^\s*\P{P}{0,6}\d{1,2}\s?表\s*$/u;
// 编制部门：某某局   填报日期：2023年
const tableNote = /^\s*(?:编制|填报|预算|部门|单位|项目|主管)\P{P}{0,6}:/u;

const measureLetters = /[元吨米亩斤克升度瓦时人户个家次项辆件台套%‰倍只头株亿万千百]/u;

/** 万元 in 单位：万元; null where 单位 names an office or nothing. */
export const unitIn = (text: string): string | null => {
  const folded = fold(text);
  if (officeLabel.test(folded) && folded.split('单位').length < 3) return null;
  const last = folded.lastIndexOf('单位');
  const match = unitLabel.exec(last < 0 ? folded : folded.slice(last));
  const unit = match?.[1] ?? null;
  return unit !== null && measureLetters.test(unit) ? unit : null;
};

const longestName = 50;
const farthest = 4;

/** A line without a stop that can name the table below it. */
const names = (block: ParagraphBlock): boolean => {
  const text = fold(block.text);
  if (text.length > longestName || /[。;!?,:]\s*$/u.test(text) || markerOf(block.text)) return false;
  return block.hints.align === 'center' || block.hints.bold || /表\s*(?:\(.{1,20}\)\s*)?$/u.test(text);
};

// （按经济科目分类）  （含对下专项转移支付）   under the name that it narrows
const narrowing = /^\s*\((?!\d{1,2}\)|[一二三四五六七八九十]{1,3}\)).{2,24}\)\s*$/u;

const isNarrowing = ({ text }: ParagraphBlock): boolean =>
  narrowing.test(fold(text)) && unitIn(text) === null;

/** a centred line that is shorter than this in characters is not broken over two */
const shortestBroken = 16;

/** The first line of a name that goes on below it. */
const goesOn = (above: ParagraphBlock, below: ParagraphBlock): boolean =>
  above.layer === 'body' &&
  [above, below].every(({ hints }) => hints.align === 'center' && hints.size !== null) &&
  above.hints.size === below.hints.size &&
  above.hints.bold === below.hints.bold &&
  above.text.trim().length >= shortestBroken &&
  names(above) &&
  !/[表)]\s*$/u.test(fold(above.text)) &&
  !tableName.test(fold(above.text)) &&
  unitIn(above.text) === null;

const unitInside = (table: TableBlock): string | null => {
  for (const { cells } of table.rows.slice(0, 2))
    for (const { text } of cells) {
      const unit = text.length <= longestName ? unitIn(text) : null;
      if (unit !== null) return unit;
    }
  return null;
};

/** A name inside the table: its first row, over the whole width. */
const nameInside = ({ rows }: TableBlock): string | null => {
  const [cell, second] = rows[0]?.cells ?? [];
  if (!cell || second || cell.colSpan < 2 || cell.text.length > longestName) return null;
  return unitIn(cell.text) === null && cell.text.trim() !== '' ? cell.text.trim() : null;
};

/** Looks upward from a table over its unit and name. */
const captionAbove = (
  blocks: Block[],
  at: number,
  paragraphs: Set<number>,
  taken: Set<number>,
): TableCaption => {
  const found: TableCaption = { caption: null, unit: null };
  let narrowed = '';
  const named = (block: ParagraphBlock, index: number): string => {
    const above = blocks[index - 1];
    const broken = above?.kind === 'paragraph' && !taken.has(index - 1) && goesOn(above, block);
    if (broken) paragraphs.add(index - 1);
    return (broken ? above.text.trim() : '') + block.text.trim() + narrowed;
  };
  let form: string | null = null;
  for (let index = at - 1, seen = 0; index >= 0 && seen < farthest; index -= 1) {
    const block = blocks[index];
    if (block?.kind !== 'paragraph') break;
    if (block.layer !== 'body') continue;
    if (taken.has(index)) {
      // a file that is one table: its title names the table
      if (names(block)) found.caption = named(block, index);
      break;
    }
    seen += 1;
    const unit = block.text.length <= longestName ? unitIn(block.text) : null;
    const numbered = block.text.length <= longestName * 2 && tableName.test(fold(block.text));
    if (unit !== null) found.unit ??= unit;
    else if (formNumber.test(fold(block.text))) form ??= block.text.trim();
    else if (narrowed === '' && isNarrowing(block)) narrowed = block.text.trim();
    else if (numbered || names(block)) found.caption = named(block, index);
    else if (!(block.text.length <= longestName && tableNote.test(fold(block.text)))) break;
    paragraphs.add(index);
    if (found.caption !== null) break;
  }
  return { ...found, caption: found.caption ?? (narrowed === '' ? form : narrowed) };
};

/** `taken`: blocks that are the title already, or contents. */
export const findCaptions = (blocks: Block[], taken: Set<number>): Captions => {
  const tables = new Map<number, TableCaption>();
  const paragraphs = new Set<number>();
  blocks.forEach((block, index) => {
    if (block.kind === 'table') {
      const above = captionAbove(blocks, index, paragraphs, taken);
      tables.set(index, {
        caption: above.caption ?? nameInside(block),
        unit: above.unit ?? unitInside(block),
      });
    } else if (block.layer === 'body' && block.text.length <= longestName * 2 && !taken.has(index)) {
      const folded = fold(block.text);
      if ((figureName.test(folded) || tableName.test(folded)) && !/[。;!?]\s*$/u.test(folded))
        paragraphs.add(index);
    }
  });
  return { tables, paragraphs };
};
