/** What the report is: its kind, year and period, from its title first. */
import type { ReportKind } from '../../schemas/record.js';
import { fold, hanNumber } from './fold.js';

interface Wording {
  kind: ReportKind;
  pattern: RegExp;
}

/** In order: the first that fits. */
const wordings: Wording[] = [
  // 2023年部门整体支出绩效自评报告
  {
    kind: 'department-performance',
    pattern: /(?:部门|单位)(?:整体|预算整体)?(?:支出)?绩效|整体(?:支出)?绩效|整体支出/u,
  },
  // 某某项目支出绩效评价报告   专项资金绩效自评报告
  {
    kind: 'project-performance',
    pattern: /(?:项目|专项|资金|政策|经费|补助).{0,30}(?:绩效|评价)|绩效.{0,10}(?:项目|资金)/u,
  },
  // 关于2018年预算执行情况和2019年预算草案的报告
  { kind: 'budget-execution', pattern: /预算.{0,12}执行/u },
  // 2024年度部门决算
  { kind: 'final-accounts', pattern: /决算/u },
  // 2025年部门预算
  { kind: 'budget', pattern: /预算/u },
  // 国民经济和社会发展统计公报
  { kind: 'statistics', pattern: /统计|公报/u },
  // 政府工作报告   2023年工作总结
  { kind: 'work-report', pattern: /工作(?:报告|总结|情况)|政府报告|总结$/u },
];

const kindIn = (text: string): ReportKind | null =>
  wordings.find(({ pattern }) => pattern.test(text))?.kind ?? null;

/** By the title; a title that does not say it is helped by the names of the sections. */
export const reportKindOf = (title: string | null, headings: string[]): ReportKind | null => {
  const own = title === null ? null : kindIn(fold(title));
  if (own) return own;
  const performance = title !== null && /绩效|自评/u.test(title);
  const said = headings.map(fold);
  if (performance)
    return said.some((text) => text.includes('项目') && !text.includes('项目支出'))
      ? 'project-performance'
      : 'department-performance';
  const found = said.flatMap((text) =>
    /(?:情况说明|报告|公报|绩效自评)$/u.test(text) ? (kindIn(text) ?? []) : [],
  );
  return found[0] ?? (title === null ? null : 'other');
};

// 2023年   2023年度   （2023）
const year = /(?<!\d)((?:19|20)\d{2})(?!\d)/u;
// 二〇二三年
const hanYear = /[二一][〇零○0OＯ九][一二三四五六七八九〇零○]{2}年/u;
// 2021—2023年
const years = /((?:19|20)\d{2})\s?年?\s?[-—–~至]\s?((?:19|20)\d{2})\s?年/u;
// 2023年1-8月   2023年1月至8月
const months = /((?:19|20)\d{2})\s?年\s?(\d{1,2})\s?月?\s?[-—–~至]\s?(\d{1,2})\s?月/u;
// 2023年上半年
const half = /((?:19|20)\d{2})\s?年?(上|下)半年/u;
// 2023年第一季度   2023年前三季度
const quarter = /((?:19|20)\d{2})\s?年?(第|前)?([一二三四])季度/u;

export interface Span {
  year: number | null;
  period: string | null;
}

const pad = (month: number): string => String(month).padStart(2, '0');
const monthsOf = (of: string, from: number, to: number): Span => ({
  year: Number(of),
  period: `${of}-${pad(from)}/${of}-${pad(to)}`,
});

const partOfYear = (text: string): Span | null => {
  const byMonth = months.exec(text);
  if (byMonth?.[1]) return monthsOf(byMonth[1], Number(byMonth[2]), Number(byMonth[3]));
  const byHalf = half.exec(text);
  if (byHalf?.[1]) return byHalf[2] === '上' ? monthsOf(byHalf[1], 1, 6) : monthsOf(byHalf[1], 7, 12);
  const byQuarter = quarter.exec(text);
  if (!byQuarter?.[1]) return null;
  const last = hanNumber(byQuarter[3] ?? '') * 3;
  return monthsOf(byQuarter[1], byQuarter[2] === '前' ? 1 : last - 2, last);
};

const hanYearOf = (text: string): number | null => {
  const match = hanYear.exec(text)?.[0];
  return match ? Number(match.slice(0, 4).replace(/./gu, (digit) => String(hanNumber(digit)))) : null;
};

/** The time that a line says the report is about. */
export const spanOf = (line: string): Span => {
  const text = fold(line);
  const part = partOfYear(text);
  if (part) return part;
  const several = years.exec(text);
  if (several?.[1] && several[2]) return { year: Number(several[2]), period: `${several[1]}/${several[2]}` };
  const single = year.exec(text)?.[1];
  const found = single ? Number(single) : hanYearOf(text);
  return { year: found, period: found === null ? null : String(found) };
};

/** From the title; else from the first heading that names a year. */
export const reportSpan = (title: string | null, headings: string[]): Span => {
  for (const line of [title ?? '', ...headings]) {
    const span = spanOf(line);
    if (span.year !== null) return span;
  }
  return { year: null, period: null };
};
