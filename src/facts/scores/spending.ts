/** What the block 项目资金 says: sums of sources, rates of execution, and the marks for them. */
import type { BreakdownFact, ExecutionMarkFact, Mention, RatioFact } from '../../../schemas/fact.js';
import { intervalOf, valueOf } from '../../figures/allowed.js';
import { divide, meets } from '../../figures/interval.js';
import { add, compare, isZero, zero } from '../../figures/rational.js';
import { breakdown, isReason, said } from './facts.js';
import type { FundRow } from './funds.js';
import { rounded } from './marks.js';
import type { ScoreSheet } from './sheet.js';

const totalLabel = /总额|合计|总计|^总数|资金总|^小计/u;
// '其他资金' '单位资金' close the list of sources
const last = /其他|其它|单位资金|自筹/u;
// the same money by what it was spent on
const byPurpose = /基本支出|项目支出|人员|公用|经营支出/u;

/** 年度资金总额 is what its sources add up to, in each column. */
export const fundSums = ({ funds }: ScoreSheet): BreakdownFact[] => {
  const at = funds.findIndex(({ label }) => totalLabel.test(label));
  const total = funds[at];
  const rows = funds.slice(at + 1);
  if (!total || rows.length === 0) return [];
  const lists = partLists(rows);
  return [...total.amounts].flatMap(([column, { mention }]) => {
    const printed = lists
      .map((list) => list.flatMap(({ amounts }) => amounts.get(column)?.mention ?? []))
      .filter((parts) => parts.length > 0);
    const [parts] = printed;
    if (!parts) return [];
    const readings = [...withoutNested(parts), ...printed];
    const list = lists[0] ?? [];
    const blank = list.some((row) => row.blank.has(column));
    const sum = parts.reduce((all, part) => add(all, valueOf(part)), zero);
    const more = compare(sum, valueOf(mention)) > 0;
    const whole = list.some(({ label }) => last.test(label));
    const closed = more ? lists.length === 1 || whole : whole && !blank;
    return [breakdown('fund-row', mention, readings, closed ? 'claimed' : 'unsaid')];
  });
};

/** All rows; without those under a second 其中; each of two ways to divide the same money. */
const partLists = (rows: readonly FundRow[]): FundRow[][] => {
  const purposes = rows.filter(({ label }) => byPurpose.test(label));
  const sources = rows.filter(({ label }) => !byPurpose.test(label) && !totalLabel.test(label));
  const nested = sources.findIndex(({ included }, index) => included && index > 0);
  const rest = nested < 0 ? -1 : sources.findIndex(({ label }, index) => index > nested && last.test(label));
  const outer = nested < 0 ? [] : [[...sources.slice(0, nested), ...(rest < 0 ? [] : sources.slice(rest))]];
  return [sources, ...outer, purposes].filter((list) => list.length > 0);
};

/** 财政拨款 followed by 中央 and 地方 that make it up: they are no further sources. */
const withoutNested = (parts: readonly Mention[]): Mention[][] =>
  parts.flatMap((parent, at) => {
    let sum = zero;
    for (let end = at + 1; end < parts.length; end += 1) {
      const part = parts[end];
      if (part) sum = add(sum, valueOf(part));
      if (end > at + 1 && !isZero(sum) && compare(sum, valueOf(parent)) === 0)
        return [[...parts.slice(0, at + 1), ...parts.slice(end + 1)]];
    }
    return [];
  });

const order = ['annual', 'adjusted', 'budget', 'initial'] as const;

const spendingOf = ({ amounts }: FundRow): { part: Mention | null; wholes: Mention[] } => {
  const all = [...amounts.values()];
  return {
    part: all.find(({ basis }) => basis === 'executed')?.mention ?? null,
    wholes: order.flatMap((basis) => all.find((each) => each.basis === basis)?.mention ?? []),
  };
};

/** Printed as 0.9574 or 1: a quotient, and no percentage. */
const isQuotient = (rate: Mention, { part, wholes }: ReturnType<typeof spendingOf>): boolean => {
  if (/[%％]/u.test(rate.figure.text) || !part) return false;
  const { low, high } = intervalOf(rate);
  return wholes.some((whole) => {
    const quotient = divide(intervalOf(part), intervalOf(whole));
    return quotient !== null && meets(quotient, { low, high });
  });
};

/** Of any budget of the row: which one is meant, the form does not say. */
export const rates = ({ funds }: ScoreSheet): RatioFact[] =>
  funds.flatMap((row) => {
    const { rate } = row;
    const spending = spendingOf(row);
    if (!rate || !spending.part || isQuotient(rate, spending)) return [];
    const wholes = spending.wholes.filter(({ figure }) => figure.base === spending.part?.figure.base);
    if (wholes.length === 0) return [];
    return [{ shape: 'ratio', ...said, kind: 'execution', part: spending.part, wholes, others: [], rate }];
  });

export const executionRow = ({ funds }: ScoreSheet): FundRow | undefined =>
  funds.find(({ weight, score }) => weight !== null || score !== null);

export const executionWeightOf = (sheet: ScoreSheet): Mention | null =>
  executionRow(sheet)?.weight ?? sheet.executionWeight;

export const executionMarks = (sheet: ScoreSheet): ExecutionMarkFact[] => {
  const row = executionRow(sheet);
  const weight = executionWeightOf(sheet);
  if (!row?.score || !weight) return [];
  const spending = spendingOf(row);
  const rate = row.rate && !isQuotient(row.rate, spending) ? row.rate : null;
  return [
    {
      shape: 'execution-mark',
      ...said,
      rate,
      ...spending,
      weight,
      // full marks are exact, others were rounded
      score: compare(valueOf(row.score), valueOf(weight)) === 0 ? row.score : rounded(row.score),
      explained: isReason(row.reason),
    },
  ];
};
