/** Sheets of self-evaluation as they come: in one table or several, with or without merged cells. */
import { describe, expect, it } from 'vitest';
import type { ReportRecord } from '../../schemas/record.js';
import { extract } from '../../src/pipeline.js';

const recordOf = async (...lines: string[]): Promise<ReportRecord> => {
  const bytes = new TextEncoder().encode(lines.join('\n'));
  return (await extract({ name: 'sheet.txt', bytes })).record;
};
const rowsOf = ({ indicators, figures }: ReportRecord): string[] => {
  const printed = (id: string | null): string => figures.find((figure) => figure.id === id)?.text ?? '—';
  return indicators.map(
    ({ levels, target, actual, weight, score, reason }) =>
      `${levels.join('/')}: ${target ?? '—'}, ${actual ?? '—'}, ${printed(weight)}, ${printed(score)}, ${reason ?? '—'}`,
  );
};
const wrong = ({ checks }: ReportRecord): string[] =>
  checks
    .filter(({ verdict }) => verdict === 'contradiction')
    .map(({ rule, stated }) => `${rule} ${stated.text}`);
const passed = ({ checks }: ReportRecord, of: string): string[] =>
  checks.flatMap(({ rule, verdict, formula }) =>
    rule === of && verdict.startsWith('consistent') ? [formula] : [],
  );

const funds = (score = '9.6'): string[] => [
  '| 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |  |',
  `|  | 年度资金总额 | 50 | 50 | 48 | 10 | 96% | ${score} |  |`,
  '|  | 其中：当年财政拨款 | 50 | 50 | 48 | — | 96% | — |  |',
  '|  | 其他资金 | — | — | — | — | — | — |  |',
];
const header = '|  | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因 |';
const rows = [
  '|  | 产出指标 | 数量指标 | 巡查次数 | ≥12次 | 12次 | 50 | 50 |  |',
  '|  |  |  | 整改件数 | ≥20件 | 19件 | 10 | 9.5 | 一件待验收 |',
  '|  | 效益指标 | 社会效益指标 | 投诉率 | ≤2% | 1.4% | 30 | 30 |  |',
];
const total = (score: string, weight = '100'): string => `| 总分 |  |  |  |  |  | ${weight} | ${score} |  |`;

describe('a sheet of self-evaluation', () => {
  it('gives the record a row for each indicator, under the levels that stand above it', async () => {
    const record = await recordOf(...funds(), header, ...rows, total('99.1'));
    expect(rowsOf(record)).toEqual([
      '产出指标/数量指标/巡查次数: ≥12次, 12次, 50, 50, —',
      '产出指标/数量指标/整改件数: ≥20件, 19件, 10, 9.5, 一件待验收',
      '效益指标/社会效益指标/投诉率: ≤2%, 1.4%, 30, 30, —',
    ]);
    expect(wrong(record)).toEqual([]);
  });

  it('is one sheet though its parts are tables of their own', async () => {
    const record = await recordOf(...funds(), '', header, ...rows, total('99.1'));
    expect(passed(record, 'score-sum')).toEqual(['9.6 + 50 + 9.5 + 30']);
    expect(wrong(record)).toEqual([]);
  });

  it('goes on under a header that a page repeats', async () => {
    const record = await recordOf(...funds(), header, rows[0] ?? '', header, ...rows.slice(1), total('99.1'));
    expect(passed(record, 'score-sum')).toEqual(['9.6 + 50 + 9.5 + 30']);
    expect(wrong(record)).toEqual([]);
  });

  it('ends where the next one begins', async () => {
    const one = ['| 项目名称 | 甲 |  |  |  |  |  |  |  |', ...funds(), header, ...rows];
    const record = await recordOf(...one, total('99.1'), ...one, total('98.1'));
    expect(passed(record, 'score-sum')).toEqual(['9.6 + 50 + 9.5 + 30']);
    expect(wrong(record)).toEqual(['score-sum 98.1']);
  });

  it('adds up though the weight of the execution is printed nowhere', async () => {
    const record = await recordOf(header, ...rows, total('99.1'));
    expect(wrong(record)).toEqual([]);
  });

  it('adds up with the marks of 金额合计 among its tasks', async () => {
    const tasks = [
      '|  | 任务名称 | 内容 | 情况 | 预算数（万元） | 执行数（万元） | 分值 | 得分 |  |',
      '|  | 甲 | 巡查 | 完成 | 50 | 48 |  |  |  |',
      '|  | 金额合计 |  |  | 50 | 48 | 10 | 9.6 |  |',
    ];
    const record = await recordOf(...tasks, header, ...rows, total('99.1'));
    expect(passed(record, 'weight-sum-100')).toEqual(['10 + 50 + 10 + 30']);
    expect(passed(record, 'execution-score')).toEqual(['10 × 48 ÷ 50']);
    expect(wrong(record)).toEqual([]);
  });

  it('counts additional marks or leaves them out, as its total does', async () => {
    const extra = '|  | 加分项 | 表彰 | 省级表彰 | — | 1项 | — | 0.5 |  |';
    expect(wrong(await recordOf(...funds(), header, ...rows, extra, total('99.6')))).toEqual([]);
    expect(wrong(await recordOf(...funds(), header, ...rows, extra, total('99.1')))).toEqual([]);
  });

  it('is not measured by the subtotals of its kinds', async () => {
    const kinds = [rows[0], rows[1], '| 合计 |  |  |  |  |  | 60 | 59.5 |  |', rows[2]];
    expect(wrong(await recordOf(...funds(), header, ...kinds.map(String), total('99.1')))).toEqual([]);
  });

  it('does not count what divides a source as sources of its own', async () => {
    const parts = [
      '|  | 中央资金 | 30 | 30 | 30 |  |  |  |  |',
      '|  | 市级资金 | 20 | 20 | 18 |  |  |  |  |',
    ];
    const nested = [...funds().slice(0, 3), ...parts, ...funds().slice(3)];
    expect(wrong(await recordOf(...nested, header, ...rows, total('99.1')))).toEqual([]);
    const short = nested.map((line) => line.replace('| 50 | 50 | 48 | 10 |', '| 50 | 50 | 40 | 10 |'));
    expect(wrong(await recordOf(...short, header, ...rows, total('99.1')))).toContain('fund-row-total 40');
  });

  it('tells a rate that is printed as a quotient', async () => {
    const quotient = funds().map((line) => line.replaceAll('96%', '0.96'));
    expect(wrong(await recordOf(...quotient, header, ...rows, total('99.1')))).toEqual([]);
  });

  it('says nothing of blanks, and is found out where a mark is wrong', async () => {
    const blank = rows.map((line) => line.replace('| 9.5 |', '|  |'));
    expect(wrong(await recordOf(...funds(), header, ...blank, total('99.1')))).toEqual([]);
    expect(wrong(await recordOf(...funds('9.9'), header, ...rows, total('99.4')))).toEqual([
      'execution-score 9.9',
    ]);
  });
});

describe('a target', () => {
  const full = async (target: string, actual: string, name = '巡查次数'): Promise<string[]> =>
    wrong(
      await recordOf(
        header,
        `|  | 产出指标 | 数量指标 | ${name} | ${target} | ${actual} | 90 | 90 |  |`,
        total('90', '90'),
      ),
    );

  it.each([
    ['≥12次', '11次'],
    ['不少于1.2万次', '11900次'],
    ['≤5%', '5.2%'],
    ['95%以上', '94.2%'],
    ['12次', '11'],
    ['0件', '2件'],
    ['≥1.5公里', '1300米'],
  ])('%s is missed by %s', async (target, actual) => {
    expect(await full(target, actual)).toEqual(['target-met-vs-score 90']);
  });

  it.each([
    ['≥12次', '12次'],
    ['≥95%', '0.96'],
    ['100%', '1'],
    ['≥1.2万次', '1.3'],
    ['12月底前', '11月底'],
    ['12次/年', '11次'],
    ['每月1次', '11次'],
    ['8-10次', '7次'],
    ['逐步提高', '提高'],
    ['≥12次', '约12次'],
    ['≥12次', '—'],
  ])('%s is not said to be missed by %s', async (target, actual) => {
    expect(await full(target, actual)).toEqual([]);
  });

  it('without ≥ or ≤ may be a ceiling where less is better', async () => {
    expect(await full('12万元', '11万元', '运行成本')).toEqual([]);
    expect(await full('12次', '11次', '投诉次数')).toEqual([]);
  });
});
