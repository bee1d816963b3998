/** Text and tables of a set of accounts: what is altered in one place is found there, with both places. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ReportRecord } from '../../schemas/record.js';
import { extract } from '../../src/pipeline.js';
import { examine } from '../pages/passage.js';

const report = 'fixtures/reports/tourism-accounts';
const source = readFileSync(`${report}/input.md`, 'utf8');
const rules = new Set(['text-table', 'table-table']);

const recordOf = async (text: string): Promise<ReportRecord> => {
  const { record } = await extract({ name: 'report.md', bytes: new TextEncoder().encode(text) });
  return record;
};

const altered = (from: string, to: string): string => {
  expect(source.split(from).length, `${from} stands once`).toBe(2);
  return source.replace(from, to);
};

/** '4,274.92 → 2,518.64' of what these two rules find. */
const findings = ({ checks }: ReportRecord): string[] =>
  checks
    .filter(({ rule, verdict }) => rules.has(rule) && verdict !== 'consistent')
    .map(({ rule, verdict, stated, operands }) =>
      [rule, verdict, stated.text, ...operands.map(({ text }) => text)].join(' '),
    );

describe('a set of accounts', () => {
  it('is held together by its tables, and nothing in it differs', async () => {
    const record = await recordOf(source);
    expect(findings(record)).toEqual([]);
    const count = (rule: string): number => record.checks.filter((check) => check.rule === rule).length;
    expect({ text: count('text-table'), table: count('table-table') }).toEqual({ text: 44, table: 19 });
  });

  it.each([
    ['a digit of a line', '支出决算为1310.54万元', '支出决算为1310.84万元', '1310.84万元', '1,310.54'],
    ['a class', '卫生健康支出（类）148.92万元', '卫生健康支出（类）143.92万元', '143.92万元', '148.92'],
    ['元 written as 万元', '公用经费281.74万元', '公用经费2817400.00万元', '2817400.00万元', '281.74'],
    ['a fund of its own', '预算财政拨款收入312.00万元', '预算财政拨款收入321.00万元', '321.00万元', '312.00'],
    ['a watched item', '公务接待费支出决算为1.28万元', '公务接待费支出决算为1.82万元', '1.82万元', '1.28'],
  ])('%s that the text states otherwise is found', async (_, from, to, stated, cell) => {
    expect(findings(await recordOf(altered(from, to)))).toContain(
      `text-table contradiction ${stated} ${cell}`,
    );
  });

  it.each([
    [
      'the fund and the summary',
      '| 合计 |  |  |  |  | 312.00 | 312.00 |  | 312.00 |  |',
      '| 合计 |  |  |  |  | 312.00 | 321.00 |  | 312.00 |  |',
      '321.00 312.00',
    ],
    [
      'the class in the summary and in the table of spending',
      '二、社会保障和就业支出 | 512.47 |\n',
      '二、社会保障和就业支出 | 521.47 |\n',
      '512.47 521.47',
    ],
  ])('%s that differ are found', async (_, from, to, pair) => {
    expect(findings(await recordOf(altered(from, to)))).toContain(`table-table contradiction ${pair}`);
  });

  it('a finding has the page and box of the sentence and of the cell', async () => {
    const bytes = readFileSync('fixtures/reports/tourism-accounts-unit/input.pdf');
    const { record } = await extract({ name: 'input.pdf', bytes });
    const found = record.checks.find(
      ({ rule, verdict }) => rule === 'text-table' && verdict === 'contradiction',
    );
    expect(found?.stated.place).toMatchObject({ kind: 'page', page: 9 });
    expect(found?.operands.map(({ place, role }) => [role, place?.kind])).toEqual([['earlier', 'page']]);
    expect(
      record.coverage.byFigure.find(({ figure }) => figure === found?.operands[0]?.figure)?.rules,
    ).toContain('text-table');
  });

  it('takes time in proportion to its lines', async () => {
    const accounts = (lines: number): string =>
      [
        '2024年度部门决算',
        '',
        ...['收入支出决算总表', '财政拨款收入支出决算总表'].flatMap((caption) => [
          caption,
          '单位：万元',
          '项目\t决算数\t项目\t决算数',
          ...Array.from({ length: lines }, (_, at) => `收入${String(at)}\t1.00\t支出项${String(at)}\t1.00`),
          '',
        ]),
      ].join('\n');
    const timeOf = async (lines: number): Promise<bigint> => {
      const text = accounts(lines);
      const start = process.hrtime.bigint();
      await examine(text);
      return process.hrtime.bigint() - start;
    };
    await timeOf(100);
    const [few, many] = [await timeOf(150), await timeOf(1200)];
    expect(many / few).toBeLessThan(24n);
  }, 60_000);
});
