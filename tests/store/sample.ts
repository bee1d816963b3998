/** A record with one of everything, for a content of one's choice. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { recordSchema, type ReportRecord } from '../../schemas/record.js';
import type { NewReport } from '../../src/store/report-writer.js';

const page = {
  kind: 'page' as const,
  page: 3,
  box: [72, 100, 200.5, 112] as [number, number, number, number],
};
const figure = (
  id: string,
  text: string,
  digits: string,
  value: string,
): ReportRecord['figures'][number] => ({
  id,
  text,
  digits,
  decimals: digits.split('.')[1]?.length ?? 0,
  unit: '万元',
  value,
  base: '元',
  dimension: 'money',
  kind: 'rounded',
  low: value,
  high: null,
  label: '执行数',
  period: '2023',
  section: 's1',
  table: null,
  places: [page],
});

export const sampleRecord = (content: string, version = '0.1.0'): ReportRecord =>
  recordSchema.parse({
    schema: 'fuhe/record@1',
    file: {
      name: '自评报告.pdf',
      sha256: createHash('sha256').update(content).digest('hex'),
      bytes: Buffer.byteLength(content),
      mediaType: 'application/pdf',
      format: 'pdf',
      pages: 7,
      encoding: null,
    },
    extractor: { version, rules: 'abc' },
    report: {
      title: '2023年度部门整体绩效自评报告',
      kind: 'department-performance',
      organization: '某某局',
      year: 2023,
      period: '2023',
    },
    sections: [
      {
        id: 's1',
        parent: null,
        level: 1,
        marker: '一、',
        title: '基本情况',
        kind: 'basic-information',
        places: [page],
      },
      { id: 's2', parent: 's1', level: 2, marker: '（一）', title: '预算', kind: 'budget', places: [page] },
    ],
    tables: [
      {
        id: 't1',
        section: 's2',
        caption: '收支表',
        unit: '万元',
        header: 1,
        rows: [
          {
            cells: [
              { text: '项目', rowSpan: 1, colSpan: 1, figure: null },
              { text: '金额', rowSpan: 1, colSpan: 1, figure: null },
            ],
          },
          {
            cells: [
              { text: '合计', rowSpan: 1, colSpan: 1, figure: null },
              { text: '7676', rowSpan: 1, colSpan: 1, figure: 'f2' },
            ],
          },
        ],
        places: [page],
      },
    ],
    figures: [
      figure('f1', '7348.59 万元', '7348.59', '73485900'),
      { ...figure('f2', '7676', '7676', '76760000'), table: { id: 't1', row: 1, column: 1 } },
      figure('f3', '9007199254740993.01 万元', '9007199254740993.01', '90071992547409930100'),
    ],
    budget: [{ measure: 'executed', label: '执行数', figure: 'f1', year: 2023, basis: null, section: 's2' }],
    achievements: [
      {
        id: 'a1',
        action: '开展',
        subject: '第一议题学习',
        figure: 'f1',
        change: { direction: 'up', figure: 'f2' },
        completion: null,
        of: 'f2',
        section: 's1',
        sentence: '开展第一议题学习14场。',
        places: [page],
      },
    ],
    indicators: [
      {
        id: 'i1',
        levels: ['产出指标', '数量"指标', 'a,b{c}\\'],
        name: '培训场次',
        target: '≥10场',
        actual: '14场',
        weight: 'f1',
        score: null,
        reason: null,
        section: null,
        places: [page],
      },
    ],
    statements: {
      functions: [
        { id: 'p1', marker: '1.', title: null, text: '负责统计', pair: null, section: 's1', places: [page] },
      ],
      goals: [],
      tasks: [],
      problems: [],
      measures: [],
    },
    checks: [
      {
        id: 'c1',
        rule: 'part-sum-total',
        verdict: 'contradiction',
        severity: 'contradiction',
        stated: { figure: 'f1', text: '7348.59 万元', place: page },
        operands: [
          { figure: 'f2', text: '7676', role: 'part', place: page },
          { figure: null, text: '0', role: 'part', place: null },
        ],
        formula: '7676 + 0',
        expected: ['7676.00'],
        low: '7675.5',
        high: '7676.5',
        gap: '326.905',
        unit: '万元',
        cause: {
          id: 'stale-total',
          text: { zh: '合计未更新', en: 'the total is stale' },
          repair: { figure: 'f1', text: '7676 万元' },
        },
        reason: { zh: '分项之和不等于合计', en: 'the parts do not add up' },
        fingerprint: 'fp1',
      },
    ],
    coverage: {
      figures: 3,
      checkable: 2,
      checked: 2,
      consistent: 0,
      rounding: 0,
      contradictions: 1,
      notes: 0,
      reasons: { 'single-mention': 1 },
      byFigure: [
        { figure: 'f1', rules: ['part-sum-total'], reason: null },
        { figure: 'f2', rules: ['part-sum-total'], reason: null },
        { figure: 'f3', rules: [], reason: 'single-mention' },
      ],
    },
    warnings: [],
  });

export const sampleReport = (
  content: string,
  { name = 'a/自评报告.pdf', version = '0.1.0' } = {},
): NewReport => ({
  name,
  record: sampleRecord(content, version),
  reading: gzipSync(JSON.stringify({ blocks: [content] })),
  text: `标题\n${content}\n`,
});
