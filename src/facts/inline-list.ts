/** Lists that run on inside a paragraph: 一、…。二、…  一是…；二是…  （1）…；（2）… */

export interface InlineItem {
  /** as printed */
  marker: string;
  /** of the marker */
  start: number;
  /** of the item's own words */
  body: number;
  end: number;
}

const tens = ['', '十', '二十', '三十'];
const ones = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
/** 一 … 三十九, in order; index 0 is empty */
export const han = tens.flatMap((ten) => ones.map((one) => ten + one));
export const arabic = han.map((_, index) => String(index));
export const circled = ['', ...Array.from('①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳')];

interface Wording {
  /** the numeral is group 2, the whole marker group 1 */
  pattern: RegExp;
  numerals: string[];
}

/** A marker follows the start, a stop, or an introducing colon. */
const wordings: Wording[] = [
  // 一、做好党建
  { pattern: /(?<=^|[。；;：:！\s])(([一二三四五六七八九十]{1,3})、)/gu, numerals: han },
  // 一是强化责任   二要完善机制
  { pattern: /(?<=^|[。；;：:！，,\s])(([一二三四五六七八九十]{1,2})[是要])/gu, numerals: han },
  // 第一，
  { pattern: /(?<=^|[。；;：:！\s])(第([一二三四五六七八九十]{1,2})[，,、])/gu, numerals: han },
  // （一）
  { pattern: /(?<=^|[。；;：:！\s])([（(]([一二三四五六七八九十]{1,3})[）)])/gu, numerals: han },
  // （1）
  { pattern: /(?<=^|[。；;：:！\s])([（(](\d{1,2})[）)])/gu, numerals: arabic },
  // 1.完成   2、推进
  { pattern: /(?<=^|[。；;：:！\s])((\d{1,2})(?:[.．](?!\d)|、(?!\d)))/gu, numerals: arabic },
  // ①
  { pattern: /(([①-⑳]))/gu, numerals: circled },
];

interface Found {
  start: number;
  marker: string;
}

/** The markers that count up from the first number. */
const counted = (text: string, { pattern, numerals }: Wording): Found[] => {
  const found: Found[] = [];
  for (const match of text.matchAll(pattern)) {
    const marker = match[1] ?? '';
    if (match[2] === numerals[found.length + 1]) found.push({ start: match.index, marker });
  }
  return found;
};

/** The outermost list of two or more items; empty if the paragraph holds none. */
export const inlineList = (text: string): InlineItem[] => {
  let outermost: Found[] = [];
  for (const wording of wordings) {
    const found = counted(text, wording);
    const [first] = found;
    if (!first || found.length < 2) continue;
    if (outermost[0] === undefined || first.start < outermost[0].start) outermost = found;
  }
  return outermost.map(({ start, marker }, index) => ({
    marker,
    start,
    body: start + marker.length,
    end: outermost[index + 1]?.start ?? text.length,
  }));
};
