/** The time a figure speaks of, as far as its paragraph says it. */

// '2024年' '2023年1-8月' '2024年上半年' '截至2024年8月31日' '2021-2025年'
const explicit =
  /(?<year>(?:19|20)\d{2}) ?年(?: ?(?<from>\d{1,2}) ?(?:月份?)?(?: ?[-~—至] ?(?<to>\d{1,2}))? ?月份?|(?<half>上半年|下半年)|(?<quarter>第?[一二三四]季度|前三季度))?/gu;
// '上年' '去年': one year back; '今年' '本年' '当年': the report's own
const relative = /(?<back>上年|去年|上一年度?)|(?<own>今年|本年度?(?!收入|支出)|当年)/gu;

const pad = (month: string): string => month.padStart(2, '0');
const quarters = new Map([
  ['一', ['01', '03']],
  ['二', ['04', '06']],
  ['三', ['07', '09']],
  ['四', ['10', '12']],
]);

const spell = (groups: Record<string, string | undefined>): string => {
  const { year = '', from, to, half, quarter } = groups;
  if (from !== undefined)
    return to === undefined ? `${year}-${pad(from)}` : `${year}-${pad(from)}/${year}-${pad(to)}`;
  if (half !== undefined) return half === '上半年' ? `${year}-01/${year}-06` : `${year}-07/${year}-12`;
  if (quarter === '前三季度') return `${year}-01/${year}-09`;
  const months = quarters.get(quarter?.replace('第', '').charAt(0) ?? '');
  return months ? `${year}-${months[0] ?? ''}/${year}-${months[1] ?? ''}` : year;
};

interface Mark {
  at: number;
  period: string;
}

// '比2023年' '与2023年度相比' '较上年': the year of the comparison, not of what is measured
const compared = /(?:比|较|与|同) ?$/u;

const marksOf = (folded: string, own: number | null): Mark[] => {
  const marks: Mark[] = [];
  for (const match of folded.matchAll(explicit)) {
    if (compared.test(folded.slice(Math.max(0, match.index - 2), match.index))) continue;
    marks.push({ at: match.index, period: spell(match.groups ?? {}) });
  }
  for (const match of folded.matchAll(relative)) {
    if (own === null || compared.test(folded.slice(Math.max(0, match.index - 2), match.index))) continue;
    if (match.groups?.own !== undefined) marks.push({ at: match.index, period: String(own) });
  }
  return marks.sort((a, b) => a.at - b.at);
};

/** Periods at ascending offsets: the last one named before it in the paragraph, else the report's year. */
export const periodsOf = (
  folded: string,
  offsets: readonly number[],
  own: number | null,
): (string | null)[] => {
  const marks = marksOf(folded, own);
  let next = 0;
  let period = own === null ? null : String(own);
  return offsets.map((offset) => {
    for (let mark = marks[next]; mark && mark.at < offset; mark = marks[next]) {
      period = mark.period;
      next += 1;
    }
    return period;
  });
};
