/** Budget totals into named slots, by the terms of the budget law and of the final-accounts forms. */
import type { Figures, Frame, Mention } from '../../schemas/fact.js';
import type { BudgetItem, BudgetMeasure } from '../../schemas/record.js';
import type { Basis } from '../figures/header-roles.js';
import type { FundRow } from './scores/funds.js';
import type { ScoreSheet } from './scores/sheet.js';

type Row = readonly [pattern: RegExp, measure: BudgetMeasure];

// the first row that matches names the measure: the narrower terms stand first
const measures: readonly Row[] = [
  [/（[类款项]）$/u, 'function-class'],
  [/三公.{0,4}经费/u, 'three-public-total'],
  [/因公出国|出国（境）/u, 'overseas-travel'],
  [/公务用?车(?:辆)?购置及运行/u, 'vehicles-total'],
  [/公务用?车(?:辆)?购置/u, 'vehicle-purchase'],
  [/公务用?车(?:辆)?运行/u, 'vehicle-running'],
  [/公务接待/u, 'reception'],
  [/采购.{0,6}货物|货物.{0,4}采购/u, 'procurement-goods'],
  [/采购.{0,6}工程|工程.{0,4}采购/u, 'procurement-works'],
  [/采购.{0,6}服务|服务.{0,4}采购/u, 'procurement-services'],
  [/政府采购/u, 'procurement-total'],
  [/机关运行经费/u, 'operating-funds'],
  [/年初(?:财政拨款)?(?:结转|结余)|上年结转/u, 'carryover-opening'],
  [/年末(?:财政拨款)?(?:结转|结余)|年终(?:结转|结余)|结转下年|滚存结余|滚存结转/u, 'carryover-closing'],
  [/人员经费|人员支出/u, 'personnel'],
  [/公用经费|公用支出/u, 'public-funds'],
  [/基本支出/u, 'basic-expenditure'],
  [/项目支出/u, 'project-expenditure'],
  [/政府性基金/u, 'government-fund'],
  [/国有资本经营/u, 'state-capital'],
  [/收入总计|收入合计|总收入|收入总量/u, 'income-total'],
  [/支出总计|支出合计|总支出|支出总量/u, 'expenditure-total'],
  [/一般公共预算|公共财政预算/u, 'general-public-budget'],
  [/其他收入|其它收入/u, 'other-income'],
  [/^(?:全年|当年|本年|年度)?(?:支出)?(?:执行数|决算数|执行金额|实际支出(?:金额|数)?)$/u, 'executed'],
  [/执行率$/u, 'execution-rate'],
  [/收入$/u, 'income'],
  [/支出$/u, 'expenditure'],
];

// '年初预算' → initial: bases of a budget figure
const bases: readonly (readonly [RegExp, BudgetItem['basis'], BudgetMeasure])[] = [
  [/年初/u, 'initial', 'initial-budget'],
  [/调整|变动/u, 'adjusted', 'adjusted-budget'],
  [/./u, 'annual', 'annual-budget'],
];

/** Every budget amount and rate of the prose, then those of the funds in sheets of self-evaluation. */
export const budgetItems = ({ frames }: Figures, sheets: readonly ScoreSheet[]): BudgetItem[] => [
  ...frames.flatMap((frame) => itemsOf(frame)),
  ...sheets.flatMap(({ funds }) => fundItems(funds)),
];

const columns: Record<Basis, readonly [BudgetMeasure, BudgetItem['basis']]> = {
  initial: ['initial-budget', 'initial'],
  adjusted: ['adjusted-budget', 'adjusted'],
  annual: ['annual-budget', 'annual'],
  budget: ['annual-budget', null],
  executed: ['executed', 'final'],
};

/** Of 年度资金总额; its sources are parts of it. */
const fundItems = ([total]: readonly FundRow[]): BudgetItem[] =>
  total
    ? [
        ...[...total.amounts.values()].map(({ basis, mention }) => item(mention, ...columns[basis])),
        ...(total.rate ? [item(total.rate, 'execution-rate', null)] : []),
      ]
    : [];

const itemsOf = (frame: Frame): BudgetItem[] => {
  const items: BudgetItem[] = [];
  for (const { name, mention } of frame.bases) {
    const row = bases.find(([pattern]) => pattern.test(name));
    if (row && mention.figure.dimension === 'money')
      items.push(item(mention, measureOf(frame.subject) ?? row[2], row[1]));
  }
  const { level } = frame;
  if (level?.figure.dimension === 'money') {
    const measure =
      measureOf(level.figure.label) ??
      measureOf(frame.subject) ??
      (frame.bases.length > 0 ? 'executed' : null);
    if (measure) items.push(item(level, measure, frame.bases.length > 0 ? 'final' : null));
  }
  if (level?.figure.dimension === 'percent' && (level.figure.label ?? '').endsWith('执行率'))
    items.push(item(level, 'execution-rate', null));
  for (const mention of frame.said)
    if (mention.role.kind === 'execution' && items.length > 0)
      items.push(item(mention, 'execution-rate', null));
  return items;
};

const measureOf = (label: string | null): BudgetMeasure | null =>
  label === null ? null : (measures.find(([pattern]) => pattern.test(label))?.[1] ?? null);

const item = ({ figure }: Mention, measure: BudgetMeasure, basis: BudgetItem['basis']): BudgetItem => ({
  measure,
  label: figure.label ?? '',
  figure: figure.id,
  year: yearOf(figure.period),
  basis,
  section: figure.section,
});

// '2023' '2023-01/2023-08'
const yearOf = (period: string | null): number | null => {
  const year = /^\d{4}/u.exec(period ?? '')?.[0];
  return year === undefined ? null : Number.parseInt(year, 10);
};
