import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Folder, report } from './fuhe.js';

const folder = new Folder();
beforeAll(() => {
  folder.file('reports/good.md', report('甲局', '95%'));
  folder.file('reports/bad.md', report('乙局', '90%'));
  folder.file('reports/.hidden.md', report('丙局', '80%'));
  folder.file('broken.bin', Uint8Array.from([0, 1, 2, 3]));
});
afterAll(() => {
  folder.remove();
});

interface Entry {
  path: string;
  coverage: { contradictions: number } | null;
  rejection: { code: string } | null;
  findings: { verdict: string; rule: string }[];
}

describe('fuhe audit', () => {
  it('prints place, verdict, stated → recomputed, formula and rule, the quoted sentence, and the coverage', async () => {
    const { code, stdout } = await folder.run(['audit', 'reports/bad.md']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^reports\/bad\.md {2}乙局2023年度部门整体支出绩效自评报告\n/u);
    expect(stdout).toMatch(/^ {2}5:34 +矛盾 {2}90% → 95% {2}95 ÷ 100 {2}execution-rate$/mu);
    expect(stdout).toContain('2023年年初预算数为›100万元‹，全年执行数为›95万元‹，预算执行率»90%«。');
    expect(stdout).toMatch(/数字 3，.*矛盾 1/u);
    expect(stdout).not.toContain('\u001b[');
  });

  it('speaks English when asked or when the environment does', async () => {
    const asked = await folder.run(['audit', '--lang', 'en', 'reports/bad.md']);
    const told = await folder.run(['audit', 'reports/bad.md'], { LANG: 'en_GB.UTF-8' });
    expect(asked.stdout).toBe(told.stdout);
    expect(asked.stdout).toMatch(/contradiction {2}90% → 95%/u);
    expect(asked.stdout).toMatch(/1 contradictions/u);
  });

  it('is silent about what holds, unless asked for all', async () => {
    const brief = await folder.run(['audit', 'reports/good.md']);
    expect(brief.code).toBe(0);
    expect(brief.stdout).not.toMatch(/execution-rate/u);
    const full = await folder.run(['audit', '--all', 'reports/good.md']);
    expect(full.stdout).toMatch(/相符 {2}95% → 95% {2}95 ÷ 100 {2}execution-rate/u);
  });

  it('says why figures were left unchecked, when asked for all', async () => {
    folder.file('left.md', '# 丁局2023年工作总结\n\n新建公园3个，培训技工210人，游客人次增长8%。\n');
    const chinese = await folder.run(['audit', '--all', 'left.md']);
    expect(chinese.stdout).toMatch(/^ {2}未核对：未印基数 1，仅提及一次 2$/mu);
    const english = await folder.run(['audit', '--all', '--lang', 'en', 'left.md']);
    expect(english.stdout).toMatch(/^ {2}not checked: no base printed 1, mentioned once 2$/mu);
    const brief = await folder.run(['audit', 'left.md']);
    expect(brief.stdout).not.toContain('未核对：');
  });

  it('walks folders, skips hidden files, and marks what it could not read', async () => {
    const { code, stdout, stderr } = await folder.run(['audit', '-f', 'json', 'reports', 'broken.bin']);
    const entries = JSON.parse(stdout) as Entry[];
    expect(entries.map(({ path }) => path)).toEqual(['reports/bad.md', 'reports/good.md', 'broken.bin']);
    expect(entries.map(({ coverage }) => coverage?.contradictions)).toEqual([1, 0, undefined]);
    expect(entries[2]?.rejection?.code).toBe('unsupported-format');
    expect(stderr).toMatch(/broken\.bin/u);
    expect(code).toBe(1);
  });

  it('writes CSV with one row per finding', async () => {
    const { stdout } = await folder.run(['audit', '-f', 'csv', 'reports']);
    const rows = stdout.trimEnd().split('\r\n');
    expect(rows[0]).toMatch(/^file,place,rule,verdict,/u);
    expect(rows).toHaveLength(2);
    expect(rows[1]).toMatch(
      /^reports\/bad\.md,5:34,execution-rate,contradiction,contradiction,90%,95%,95 ÷ 100,/u,
    );
  });

  it('writes SARIF with a region in the file', async () => {
    const { stdout } = await folder.run(['audit', '-f', 'sarif', 'reports']);
    const log = JSON.parse(stdout) as { version: string; runs: { results: unknown[] }[] };
    expect(log.version).toBe('2.1.0');
    expect(log.runs.flatMap(({ results }) => results)).toMatchObject([
      {
        ruleId: 'execution-rate',
        level: 'error',
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'reports/bad.md' },
              region: { startLine: 5, startColumn: 34 },
            },
          },
        ],
      },
    ]);
  });
});
