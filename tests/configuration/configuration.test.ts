import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noConfiguration, type Configuration } from '../../schemas/configuration.js';
import type { ReportRecord } from '../../schemas/record.js';
import { ruleSetOf } from '../../src/audit/index.js';
import { readConfiguration } from '../../src/configuration/index.js';
import { loadRules } from '../../src/configuration/own-rules.js';
import { extract, optionsOf } from '../../src/pipeline.js';
import { defaultLimits } from '../../src/read/reader.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fuhe-configuration-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});
const file = (name: string, content: string | object): string => {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
const refusal = (): Promise<string> =>
  readConfiguration(undefined, folder).then(
    () => 'accepted',
    (error: unknown) => String(error),
  );
const audited = async (text: string, configuration: Configuration): Promise<ReportRecord> => {
  const options = optionsOf(configuration, await loadRules(configuration.modules));
  const source = { name: 'report.txt', bytes: new TextEncoder().encode(text) };
  return (await extract(source, defaultLimits, options)).record;
};

describe('the configuration file', () => {
  it('is the nearest one from the folder upwards', async () => {
    file('fuhe.config.json', { rules: { 'repeat-figure': 'off' } });
    const inner = file('archive/2023/a.txt', '').replace('/a.txt', '');
    expect((await readConfiguration(undefined, inner)).rules).toEqual({ 'repeat-figure': 'off' });
    file('archive/fuhe.config.js', `export default { rules: { 'share-of-total': 'note' } };`);
    expect((await readConfiguration(undefined, inner)).rules).toEqual({ 'share-of-total': 'note' });
  });

  it('is the one that is named, even if another is nearer', async () => {
    file('fuhe.config.json', { rules: { 'repeat-figure': 'off' } });
    file('strict.json', {});
    expect(await readConfiguration('strict.json', folder)).toEqual(noConfiguration);
  });

  it.each([
    ['{', /无法读取配置文件 .*cannot be read: SyntaxError/u],
    ['{"rulez": {}}', /配置无效 .*is not valid: Unrecognized key: "rulez"/u],
    ['{"rules": {"repeat-figure": "loud"}}', /rules\.repeat-figure 配置无效 .*expected one of "off"/u],
    ['{"rules": {"repeat-figures": "off"}}', /rules\.repeat-figures: 没有这条规则.*no such rule/u],
    ['{"units": [{"name": "人次"}]}', /units: “人次”已有.*there already/u],
    ['{"units": [{"name": "网格"}, {"name": "网格"}]}', /“网格”已有/u],
    ['{"units": [{"name": "万网格"}]}', /units\.0\.name 配置无效/u],
    ['{"scoring": {"grades": [{"name": "优", "from": 90}]}}', /scoring\.grades\.0\.from 配置无效/u],
    ['{"scoring": {"bands": []}}', /scoring 配置无效.*Unrecognized key: "bands"/u],
    ['{"modules": ["absent.js"]}', /无法读取规则模块.*ENOENT/u],
  ])('is refused with its place and reason in both languages: %s', async (content, reason) => {
    file('fuhe.config.json', content);
    expect(await refusal()).toMatch(reason);
    expect(await refusal()).toMatch(/fuhe\.config\.json/u);
  });

  it('is refused when there are two', async () => {
    file('fuhe.config.json', {});
    file('fuhe.config.js', 'export default {};');
    expect(await refusal()).toMatch(/只能有一个.*two configuration files/u);
  });

  it.each([
    ['export default 7;', /expected array/u],
    ['export default [{ id: "Mine", claim: { zh: "甲", en: "a" }, observe: () => null }];', /must match/u],
    ['export default [{ id: "mine", claim: { zh: "甲", en: "a" } }];', /recompute or observe/u],
    ['export default [{ id: "mine", claim: { zh: "甲", en: "a" }, observe: 1 }];', /must be a function/u],
    ['export default [{ id: "repeat-figure", claim: { zh: "甲", en: "a" }, observe: () => null }];', /已有/u],
    ['throw new Error("broken");', /broken/u],
  ])('is refused when a module holds no rules: %s', async (content, reason) => {
    file('mine.mjs', content);
    file('fuhe.config.json', { modules: ['./mine.mjs'] });
    expect(await refusal()).toMatch(/不是规则模块.*not a module of rules/u);
    expect(await refusal()).toMatch(reason);
  });
});

const rate = '全年预算数100万元，执行数95万元，完成预算的99%。';

describe('what a configuration changes', () => {
  it('is which rules are in force, and how severe their findings are', async () => {
    const judged = async (rules: Configuration['rules']) => {
      const { checks, coverage } = await audited(rate, { ...noConfiguration, rules });
      return {
        checks: checks.map(({ rule, verdict, severity }) => [rule, verdict, severity]),
        contradictions: coverage.contradictions,
      };
    };
    expect(await judged({})).toEqual({
      checks: [['execution-rate', 'contradiction', 'contradiction']],
      contradictions: 1,
    });
    expect(await judged({ 'execution-rate': 'note' })).toEqual({
      checks: [['execution-rate', 'contradiction', 'note']],
      contradictions: 0,
    });
    expect(await judged({ 'execution-rate': 'off' })).toEqual({ checks: [], contradictions: 0 });
  });

  it('is which units are read, in text and in tables', async () => {
    const text = '共划分网格36网格，其中城区24网格、镇区14网格。';
    expect((await audited(text, noConfiguration)).figures).toEqual([]);
    const added: Configuration = { ...noConfiguration, units: [{ name: '网格', dimension: 'count' }] };
    const { figures, checks } = await audited(text, added);
    expect(figures.map(({ text: printed, base, kind }) => [printed, base, kind])).toEqual([
      ['36网格', '网格', 'exact'],
      ['24网格', '网格', 'exact'],
      ['14网格', '网格', 'exact'],
    ]);
    expect(checks.map(({ verdict, formula, expected }) => [verdict, formula, expected])).toEqual([
      ['contradiction', '24 + 14', ['38']],
    ]);
    const thousands = await audited('建成1.2万网格。', added);
    expect(thousands.figures.map(({ value, low, high }) => [value, low, high])).toEqual([
      ['12000', '11500', '12500'],
    ]);
  });

  it('is rules of its own, with exact arithmetic at hand', async () => {
    file(
      'mine.mjs',
      `export default ({ interval, rational, operand }) => [{
        id: 'round-budget',
        claim: { zh: '预算以百万计', en: 'a budget in whole millions' },
        recompute: (fact) => fact.shape === 'ratio' && fact.kind === 'execution' ? fact.wholes.map((whole) => ({
          stated: whole,
          operands: [operand('budget', whole)],
          formula: '200',
          evaluate: () => interval.point(rational.fromDecimal('2000000')),
          comparable: true,
        })) : [],
      }];`,
    );
    file('fuhe.config.json', { modules: ['./mine.mjs'], rules: { 'round-budget': 'note' } });
    const { checks } = await audited(rate, await readConfiguration(undefined, folder));
    expect(
      checks.map(({ rule, verdict, severity, expected }) => [rule, verdict, severity, expected]),
    ).toContainEqual(['round-budget', 'contradiction', 'note', ['200']]);
  });

  it('is how marks and grades are given', async () => {
    const sheet = [
      '| 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |',
      '|  | 年度资金总额 | 100 | 100 | 92 | 10 | 92.00% | 10 |',
      '|  | 其他资金 | 100 | 100 | 92 | — | — | — |',
    ].join('\n');
    const text = `绩效自评得分92分，评价等级为“良”。\n\n${sheet}\n`;
    const verdicts = async (): Promise<string[]> =>
      (await audited(text, await readConfiguration(undefined, folder))).checks
        .filter(({ rule }) => rule === 'execution-score' || rule === 'grade-band')
        .map(({ rule, verdict }) => `${rule} ${verdict}`)
        .sort();
    expect(await verdicts()).toEqual(['execution-score contradiction', 'grade-band not-comparable']);
    file('fuhe.config.json', {
      scoring: {
        execution: [{ from: '90', share: '100' }],
        grades: [
          { name: '优', from: '95' },
          { name: '良', from: '85' },
          { name: '中', from: '0' },
        ],
      },
    });
    expect(await verdicts()).toEqual(['execution-score consistent', 'grade-band consistent']);
  });

  it('is the name of the rule set, whatever the order it is written in', async () => {
    const set = (changes: Partial<Configuration>): string => ruleSetOf({ ...noConfiguration, ...changes });
    const names = [
      set({}),
      set({ rules: { 'repeat-figure': 'off' } }),
      set({ rules: { 'repeat-figure': 'note' } }),
      set({ units: [{ name: '网格', dimension: 'count' }] }),
      set({ modules: [{ path: '/a.js', sha256: 'a' }] }),
      set({ modules: [{ path: '/a.js', sha256: 'b' }] }),
    ];
    expect(new Set(names).size).toBe(names.length);
    expect(set({ rules: { 'share-of-total': 'off', 'repeat-figure': 'note' } })).toBe(
      set({ rules: { 'repeat-figure': 'note', 'share-of-total': 'off' } }),
    );
    const configuration: Configuration = { ...noConfiguration, rules: { 'repeat-figure': 'off' } };
    expect((await audited(rate, configuration)).extractor.rules).toBe(names[1]);
  });
});
