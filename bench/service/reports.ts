/** As many reports as are wanted, each of its own office, year and figures, made from the records of the fixtures. */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Check, ReportRecord } from '../../schemas/record.js';
import { extract } from '../../src/pipeline.js';
import type { NewReport } from '../../src/store/report-writer.js';

const folder = 'fixtures/reports';

interface Base {
  record: ReportRecord;
  /** what the store keeps of the reading; no measured route looks into it */
  reading: Uint8Array;
  text: string;
}

/** The fixtures, read as `fuhe ingest` reads them. */
export const readBases = async (): Promise<Base[]> => {
  const bases: Base[] = [];
  for (const name of readdirSync(folder).toSorted()) {
    const input = readdirSync(join(folder, name)).find((file) => file.startsWith('input.')) ?? '';
    const bytes = new Uint8Array(readFileSync(join(folder, name, input)));
    const { record, reading } = await extract({ name: `${name}-${input}`, bytes });
    const words = reading.blocks.flatMap((block) =>
      block.kind === 'paragraph'
        ? [block.text]
        : block.rows.flatMap(({ cells }) => cells.map(({ text }) => text)),
    );
    const text = words.join('').replaceAll(/\s+/gu, '');
    bases.push({ record, text, reading: gzipSync(JSON.stringify(reading)) });
  }
  return bases;
};

// prettier-ignore
const counties = [
  '青屿县', '澄湖区', '云江市', '临溪县', '望岭区', '鹿泉市', '白沙县', '枫桥区', '长洲县', '石屏区', '南浔县', '松岗区', '碧流县', '海晏市',
  '柳河县', '东陵区', '沙洲市', '平川县', '苍梧区', '玉屏县', '宁海区', '清江市', '桃源县', '紫阳区', '龙门县', '华亭区', '永安市', '兰溪县',
];
// prettier-ignore
const offices = [
  '财政局', '教育局', '民政局', '水务局', '农业农村局', '卫生健康局', '统计局', '档案馆', '文化广电旅游局', '交通运输局', '生态环境局', '司法局',
  '应急管理局', '市场监督管理局', '自然资源局', '人力资源和社会保障局', '住房和城乡建设局', '审计局', '医疗保障局', '退役军人事务局',
];
const years = 12;
const lastYear = 2025;

export const organizations = counties.flatMap((county) => offices.map((office) => `${county}${office}`));

/** The same number gives the same report. */
export const reportAt = (bases: readonly Base[], number: number): NewReport => {
  const base = bases[number % bases.length];
  if (!base) throw new Error('no fixtures');
  const random = drawsOf(number);
  const organization = organizations[draw(random, organizations.length)] ?? '';
  const year = lastYear - draw(random, years);
  const named = (text: string): string => rename(text, base.record, organization, year);
  const digits = permutation(random);
  const { record } = base;
  const title = record.report.title === null ? null : named(record.report.title);
  const checks = record.checks.map((check) => judged(check, random));
  const figures = record.figures.map((figure) => renumbered(figure, digits));
  const sha256 = createHash('sha256').update(`report ${number}`).digest('hex');
  const count = (verdict: Check['verdict']): number =>
    checks.filter((check) => check.verdict === verdict).length;
  return {
    name: `${year}/${organization}/${title ?? '报告'}（${number}）.pdf`,
    reading: base.reading,
    text: named(base.text),
    record: {
      ...record,
      file: { ...record.file, name: `${title ?? '报告'}（${number}）.pdf`, sha256 },
      report: { ...record.report, title, organization, year, period: String(year) },
      sections: record.sections.map((section) => ({ ...section, title: named(section.title) })),
      figures,
      checks,
      coverage: {
        ...record.coverage,
        consistent: count('consistent') + count('consistent-by-rounding'),
        rounding: count('last-digit'),
        contradictions: count('contradiction'),
        notes: count('not-comparable'),
      },
    },
  };
};

const rename = (text: string, { report }: ReportRecord, organization: string, year: number): string => {
  const moved = report.organization === null ? text : text.replaceAll(report.organization, organization);
  return report.year === null ? moved : moved.replaceAll(String(report.year), String(year));
};

/** Exchanging digits keeps a figure, its value in another unit and its length alike. */
const renumbered = (
  figure: ReportRecord['figures'][number],
  digits: readonly string[],
): ReportRecord['figures'][number] => {
  const changed = (text: string): string =>
    text.replaceAll(/[1-9]/gu, (digit) => digits[Number(digit)] ?? digit);
  const [low, high] = [figure.low, figure.high].map((end) => end && changed(end));
  return {
    ...figure,
    text: changed(figure.text),
    digits: changed(figure.digits),
    value: changed(figure.value),
    low: low ?? null,
    high: high ?? null,
  };
};

/** Of a hundred checks of real reports about three do not hold. */
const judged = (check: Check, random: () => number): Check => {
  const verdict = verdictFor(random());
  const severity = {
    contradiction: 'contradiction',
    'last-digit': 'rounding',
    'not-comparable': 'note',
  } as const;
  const fingerprint = createHash('sha256')
    .update(`${check.fingerprint} ${random()}`)
    .digest('hex')
    .slice(0, 32);
  return {
    ...check,
    verdict,
    severity: verdict in severity ? severity[verdict as keyof typeof severity] : 'none',
    fingerprint,
  };
};
const verdictFor = (drawn: number): Check['verdict'] => {
  if (drawn < 0.02) return 'contradiction';
  if (drawn < 0.03) return 'last-digit';
  if (drawn < 0.06) return 'not-comparable';
  return drawn < 0.15 ? 'consistent-by-rounding' : 'consistent';
};

const draw = (random: () => number, below: number): number => Math.floor(random() * below);

const permutation = (random: () => number): string[] => {
  const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
  const order = digits.map((digit) => ({ digit, at: random() })).toSorted((one, other) => one.at - other.at);
  return ['0', ...order.map(({ digit }) => digit)];
};

/** mulberry32: the same draws for the same number, on every machine. */
const drawsOf = (seed: number): (() => number) => {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};
