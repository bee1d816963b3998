/** Ways of writing the same report: none of them may change a verdict. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { input } from '../../fixtures/make.js';
import type { CaseFolder } from '../../fixtures/make/case.js';
import type { Check } from '../../schemas/record.js';
import { judge, judgeBytes } from './judge.js';

export interface Rewriting {
  name: string;
  /** null: this report cannot be written so */
  rewrite: (source: string) => string | null;
}

const prose = (source: string, change: (line: string) => string): string | null => {
  const lines = source.split('\n');
  // headings hold years and numbers, tables their unit in a line of its own
  const changed = lines.map((line) => (/^[#|=[]/u.test(line) ? line : change(line)));
  return changed.join('\n') === source ? null : changed.join('\n');
};

/** 1,286.45万元 → 12864500元: the point moves, digit by digit. */
const inYuan = (line: string): string =>
  line.replace(/(\d[\d,]*)(?:\.(\d+))?万元/gu, (all, whole: string, decimals = '') => {
    const digits = String(decimals);
    if (digits.length > 4) return all;
    return `${BigInt(whole.replaceAll(',', '') + digits.padEnd(4, '0')).toString()}元`;
  });

const separated = (line: string): string =>
  line.replace(/\d{4,}(?=(?:\.\d+)?(?:万元|亿元|元|人|户))/gu, (digits, at: number) =>
    /[\d.,]$/u.test(line.slice(0, at)) ? digits : digits.replace(/\B(?=(?:\d{3})+$)/gu, ','),
  );

const fullWidth = (line: string): string =>
  line.replace(/[\d%]/gu, (char) => String.fromCodePoint((char.codePointAt(0) ?? 0) + 0xfee0));

/** 其中：甲1万元、乙2万元、丙3万元。→ 其中：乙2万元、丙3万元、甲1万元。 */
const rotated = (line: string): string =>
  line.replace(/(其中：)([^。：（）]+)(?=。)/gu, (all, head: string, list: string) => {
    const mark = list.includes('；') ? '；' : '、';
    const items = list.split(mark);
    const whole = items.every((item) => /^[^\d]+[\d.,]+[^\d，]+(?:，占[\d.]+%)?$/u.test(item));
    return whole && items.length > 1 ? head + [...items.slice(1), items[0]].join(mark) : all;
  });

export const rewritings: Rewriting[] = [
  { name: '万元 → 元', rewrite: (source) => prose(source, inYuan) },
  { name: 'a closed list in another order', rewrite: (source) => prose(source, rotated) },
  { name: 'full-width digits', rewrite: (source) => prose(source, fullWidth) },
  { name: 'thousands separators', rewrite: (source) => prose(source, separated) },
  {
    name: 'no thousands separators',
    rewrite: (source) => prose(source, (line) => line.replace(/(?<=\d),(?=\d{3})/gu, '')),
  },
];

/** Rules and verdicts, without order; whether a figure agrees exactly or by rounding depends on its unit. */
export const verdictsOf = (checks: Check[]): string[] =>
  checks
    .map(({ rule, verdict }) => `${rule} ${verdict === 'consistent-by-rounding' ? 'consistent' : verdict}`)
    .sort();

export interface Break {
  report: string;
  change: string;
  lost: string[];
  gained: string[];
}

const without = (all: string[], some: string[]): string[] => {
  const left = [...some];
  return all.filter((each) => {
    const at = left.indexOf(each);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
};

/** Each way in which this report is judged otherwise when it is written otherwise. */
export const breaksOf = async (each: CaseFolder): Promise<{ tried: string[]; breaks: Break[] }> => {
  const before = verdictsOf(await judge(each.source));
  const tried: string[] = [];
  const breaks: Break[] = [];
  const compare = async (change: string, checks: Promise<Check[]>): Promise<void> => {
    const after = verdictsOf(await checks);
    tried.push(change);
    const [lost, gained] = [without(before, after), without(after, before)];
    if (lost.length + gained.length > 0) breaks.push({ report: each.name, change, lost, gained });
  };
  for (const { name, rewrite } of rewritings) {
    const source = rewrite(each.source);
    if (source !== null) await compare(name, judge(source));
  }
  for (const [name, bytes] of otherFormats(each)) await compare(`.md → ${name}`, judgeBytes(name, bytes));
  return { tried, breaks };
};

const otherFormats = (each: CaseFolder): [string, Uint8Array][] => {
  const written = layoutFor(each);
  const files: [string, Uint8Array][] = [['input.docx', input(written, 'docx')]];
  // plain text has no footnotes, and a PDF takes LibreOffice to print
  if (!/^\[\^/mu.test(each.source)) files.push(['input.txt', input(written, 'txt')]);
  if (each.about.formats.includes('pdf'))
    files.push(['input.pdf', readFileSync(join(each.path, 'input.pdf'))]);
  return files;
};

/** Every report can be plain text or Word, also if its own inputs are others. */
const layoutFor = (each: CaseFolder): CaseFolder => ({
  ...each,
  about: {
    ...each.about,
    text: each.about.text ?? { encoding: 'utf-8', wrap: 36, pageLines: null },
    word: each.about.word ?? {
      numbering: 'typed',
      headings: 'styles',
      head: each.about.title,
      justify: true,
    },
  },
});
