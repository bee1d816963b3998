import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rules } from '../../src/audit/index.js';
import { Folder, lines, report } from './fuhe.js';

const folder = new Folder();
beforeAll(() => {
  folder.file('good.md', report('临溪街道办事处', '95%'));
  folder.file('bad.md', report('云江市档案馆', '99%'));
  folder.file('note.json', JSON.stringify({ rules: { 'execution-rate': 'note' } }));
  folder.file('wrong.json', JSON.stringify({ rules: { 'execution-rat': 'off' } }));
});
afterAll(() => {
  folder.remove();
});

describe('fuhe --config', () => {
  it('reaches the processes that read the files', async () => {
    const strict = await folder.run(['audit', '--format', 'json', 'bad.md']);
    const mild = await folder.run(['audit', '--format', 'json', '--config', 'note.json', 'bad.md']);
    expect([strict.code, mild.code]).toEqual([1, 0]);
    expect(JSON.parse(mild.stdout)).toMatchObject([
      { findings: [{ rule: 'execution-rate', verdict: 'contradiction', severity: 'note' }] },
    ]);
  });

  it('stops every command that it would change when it is wrong', async () => {
    for (const args of [['audit', 'good.md'], ['extract', 'good.md'], ['ingest', 'good.md'], ['rules']]) {
      const { code, stdout, stderr } = await folder.run([...args, '--config', 'wrong.json']);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(/rules\.execution-rat: 没有这条规则/u);
    }
  });
});

describe('fuhe rules', () => {
  it('lists every rule with what it checks and how severe it is', async () => {
    const { code, stdout } = await folder.run(['rules', '--json', '--config', 'note.json']);
    expect(code).toBe(0);
    expect(lines(stdout)).toEqual(
      rules.map(({ id, claim }) => ({
        id,
        severity: id === 'execution-rate' ? 'note' : 'contradiction',
        claim,
      })),
    );
  });

  it('prints the page of a rule', async () => {
    const { code, stdout } = await folder.run(['rules', 'growth-pair']);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: readFileSync('fixtures/rules/growth-pair.md', 'utf8'),
    });
    const unknown = await folder.run(['rules', 'growth']);
    expect({ code: unknown.code, stdout: unknown.stdout }).toEqual({ code: 2, stdout: '' });
    expect(unknown.stderr).toMatch(/没有这条规则.*no such rule/u);
  });
});
