import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Lock } from '../../src/store/lock.js';
import { Line } from '../store/line.js';
import { createDatabase, findServer } from '../store/postgres.js';
import { Folder, lines, report, type Ran } from './fuhe.js';

interface Told {
  file: string;
  sha256: string | null;
  outcome: string;
  code: string | null;
  report: string | null;
}
const told = ({ stdout }: Pick<Ran, 'stdout'>): Told[] => lines(stdout) as Told[];
const outcomes = (ran: Ran): Record<string, string> =>
  Object.fromEntries<string>(
    told(ran)
      .map(({ file, outcome, code }): [string, string] => [file, code ?? outcome])
      .toSorted(),
  );

/** Making an embedded database takes seconds: it is made once and copied. */
const template = new Folder();
const server = await findServer();
beforeAll(async () => {
  await template.run(['list']);
}, 120_000);
afterAll(async () => {
  template.remove();
  await server?.stop();
});

const removals: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const remove of removals.splice(0)) await remove();
});
const embedded = (): Folder => {
  const folder = new Folder();
  cpSync(join(template.path, '.fuhe'), join(folder.path, '.fuhe'), { recursive: true });
  removals.push(() => {
    folder.remove();
  });
  return folder;
};
/** On a server where there is one: that is quicker. */
const fresh = async (): Promise<Folder> => {
  if (!server) return embedded();
  const { url, drop } = await createDatabase(server);
  const folder = new Folder({ DATABASE_URL: url });
  removals.push(drop, () => {
    folder.remove();
  });
  return folder;
};

describe('fuhe ingest', () => {
  it('stores what it can read and says of every file what became of it', async () => {
    const folder = await fresh();
    folder.file('in/a.md', report('甲局', '90%'));
    folder.file('in/b.bin', Uint8Array.from([0, 1, 2]));
    const first = await folder.run(['ingest', '--json', 'in']);
    expect(first.code).toBe(1);
    const [a] = told(first).filter(({ outcome }) => outcome === 'stored');
    expect(a).toEqual({
      file: 'in/a.md',
      sha256: a?.sha256,
      outcome: 'stored',
      code: null,
      report: `${a?.sha256?.slice(0, 16) ?? ''}-0.1.0`,
      kind: 'department-performance',
      figures: 3,
      checks: 1,
      contradictions: 1,
      ms: expect.any(Number) as number,
    });
    expect(outcomes(first)).toEqual({ 'in/a.md': 'stored', 'in/b.bin': 'unsupported-format' });
    expect(first.stderr).toMatch(/in\/b\.bin: unsupported-format/u);
    expect(first.stderr).toMatch(/2 files: 1 stored, 0 known, 1 rejected; 1 contradictions/u);

    const before = await folder.run(['list', '--json']);
    renameSync(join(folder.path, 'in/a.md'), join(folder.path, 'in/renamed.md'));
    const second = await folder.run(['ingest', '--json', 'in']);
    expect(outcomes(second)).toEqual({ 'in/b.bin': 'unsupported-format', 'in/renamed.md': 'known' });
    expect((await folder.run(['list', '--json'])).stdout).toBe(before.stdout);
  });

  it('finds files below folders, whatever they are called, and goes in no circles', async () => {
    const folder = await fresh();
    folder.file('in/deep/er/a.md', report('甲局', '95%'));
    folder.file('in/.hidden/b.md', report('乙局', '95%'));
    folder.file('in/~$lock.docx', 'x');
    symlinkSync('..', join(folder.path, 'in/deep/up'));
    symlinkSync('nowhere', join(folder.path, 'in/gone.md'));
    symlinkSync('deep/er/a.md', join(folder.path, 'in/link.md'));
    // 报告.md in GBK, as an archive from Windows leaves it
    const name = Buffer.concat([
      Buffer.from(`${folder.path}/in/`),
      Buffer.from([0xb1, 0xa8, 0xb8, 0xe6]),
      Buffer.from('.md'),
    ]);
    writeFileSync(name, report('丙局', '95%'));
    const ran = await folder.run(['ingest', '--json', '.', '--jobs', '1']);
    expect(Object.keys(outcomes(ran))).toEqual([
      './in/deep/er/a.md',
      './in/gone.md',
      './in/link.md',
      './in/报告.md',
    ]);
    expect(outcomes(ran)).toMatchObject({ './in/gone.md': 'corrupt', './in/报告.md': 'stored' });
    expect(ran.stderr).toMatch(/gone\.md: corrupt \(文件不存在 \/ no such file\)/u);
    expect(ran.code).toBe(1);
  });

  it('tells in a dry run what would be read, and stores nothing', async () => {
    const folder = await fresh();
    folder.file('in/a.md', report('甲局', '95%'));
    const ran = await folder.run(['ingest', '--json', '--dry-run', 'in']);
    expect(outcomes(ran)).toEqual({ 'in/a.md': 'new' });
    expect((await folder.run(['list'])).stdout).toBe('');
  });

  it('calls a path that is not there wrong use and reads the others', async () => {
    const folder = await fresh();
    folder.file('a.md', report('甲局', '95%'));
    const ran = await folder.run(['ingest', '--json', 'nowhere', 'a.md']);
    expect(ran.code).toBe(2);
    expect(outcomes(ran)).toEqual({ 'a.md': 'stored', nowhere: 'corrupt' });
  });

  it.runIf(server)('waits for a database that is away for a while, and blames no file', async () => {
    const { url, drop } = await createDatabase(server!);
    const { line, url: near } = await Line.to(url);
    const folder = new Folder({ DATABASE_URL: near });
    removals.push(
      drop,
      () => line.down(),
      () => {
        folder.remove();
      },
    );
    const files = Array.from({ length: 12 }, (_, index) =>
      folder.file(`in/${index}.md`, report(`第${index}局`, '95%')),
    );
    const { child, done } = folder.start(['ingest', '--json', '--jobs', '1', 'in']);
    await once(child.stdout!, 'data');
    await line.down();
    await wait(1500);
    await line.up();
    const ran = await done;
    expect(ran.stderr).toMatch(/正在等待/u);
    expect(ran.code).toBe(0);
    // one that was stored when the line broke before the answer came is known the second time
    expect(
      told(ran)
        .map(({ file }) => file)
        .toSorted(),
    ).toEqual(files.toSorted());
    expect(told(ran).filter(({ outcome }) => !['stored', 'known'].includes(outcome))).toEqual([]);
    expect(lines((await folder.run(['list', '--json'])).stdout)).toHaveLength(12);
  });

  it('keeps a second process off the embedded database, and says who has it', async () => {
    const folder = embedded();
    const lock = await Lock.take(join(folder.path, '.fuhe'));
    const second = await folder.run(['list']);
    await lock.release();
    expect(second.code).toBe(2);
    expect(second.stderr).toMatch(/数据库正被另一进程使用/u);
    expect(second.stderr).toContain(`in use by another process: pid ${process.pid} `);
    expect((await folder.run(['list'])).code).toBe(0);
  });

  it('reads each content once, however many files hold it, and rejects each of them', async () => {
    const folder = await fresh();
    for (const name of ['a.md', 'b.md', 'c.md', 'd/e.md']) folder.file(`in/${name}`, report('甲局', '95%'));
    for (const name of ['x.bin', 'y.bin']) folder.file(`in/${name}`, Uint8Array.from([0, 1, 2]));
    const ran = await folder.run(['ingest', '--json', 'in', '--jobs', '2']);
    const all = told(ran).map(({ outcome, code }) => code ?? outcome);
    expect(all.toSorted()).toEqual([
      'known',
      'known',
      'known',
      'stored',
      'unsupported-format',
      'unsupported-format',
    ]);
  });
});

const chunk = async (child: ChildProcess): Promise<string> => {
  const [text] = (await once(child.stdout!, 'data')) as [string];
  return text;
};
const many = (folder: Folder, count: number): void => {
  for (let index = 0; index < count; index += 1) folder.file(`in/${index}.md`, report(`第${index}局`, '95%'));
};
const storedNames = async (folder: Folder): Promise<string[]> => {
  const listed = await folder.run(['list', '--json', '-n', '1000']);
  return (lines(listed.stdout) as { name: string }[]).map(({ name }) => name).toSorted();
};
const expected = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${index}.md`).toSorted();

describe('an ingest that is stopped', () => {
  it.each<[NodeJS.Signals, number]>([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ])('by %s finishes the files in flight, and the next run goes on', async (signal, code) => {
    const folder = embedded();
    many(folder, 16);
    const { child, done } = folder.start(['ingest', '--json', 'in', '--jobs', '1']);
    await new Promise((resolve) => child.stdout?.once('data', resolve));
    child.kill(signal);
    const first = await done;
    expect(first.code).toBe(code);
    expect(first.stderr).toMatch(/files in flight are finished/u);
    const some = told(first);
    expect(some.length).toBeLessThan(16);
    expect(some.every(({ outcome }) => outcome === 'stored')).toBe(true);

    const second = await folder.run(['ingest', '--json', 'in']);
    expect(told(second).filter(({ outcome }) => outcome === 'known')).toHaveLength(some.length);
    expect(await storedNames(folder)).toEqual(expected(16));
  });

  it(
    'by kill -9, again and again, has every file stored exactly once in the end',
    { timeout: 180_000 },
    async () => {
      const folder = embedded();
      many(folder, 24);
      for (const after of [0, 1, 4, 7]) {
        const { child, done } = folder.start(['ingest', '--json', 'in']);
        for (let seen = 0; seen < after;) seen += told({ stdout: await chunk(child) }).length;
        await wait(Math.random() * 300);
        child.kill('SIGKILL');
        await done;
      }
      const last = await folder.run(['ingest', '--json', 'in']);
      expect(last.code).toBe(0);
      expect(told(last)).toHaveLength(24);
      expect(await storedNames(folder)).toEqual(expected(24));
      const out = await folder.run(['export', '-f', 'jsonl', '-o', 'out']);
      expect(out.stderr).toMatch(/figures\.jsonl: 72$/mu);
    },
  );
});

describe.runIf(server)('two processes on one server', () => {
  it('store every content once, whoever comes first', async () => {
    const folder = await fresh();
    many(folder, 12);
    const both = await Promise.all([1, 2].map(() => folder.run(['ingest', '--json', 'in'])));
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    const all = both.flatMap(told).map(({ outcome }) => outcome);
    expect(all.toSorted()).toEqual([...Array<string>(12).fill('known'), ...Array<string>(12).fill('stored')]);
    expect(await storedNames(folder)).toEqual(expected(12));
  });
});

describe('what is stored', () => {
  it('is listed, shown, searched and exported', { timeout: 120_000 }, async () => {
    const folder = await fresh();
    mkdirSync(join(folder.path, 'in'));
    folder.file('in/a.md', report('甲局', '90%'));
    folder.file('in/b.md', report('乙局', '95%'));
    await folder.run(['ingest', 'in']);

    const list = lines((await folder.run(['list', '--json', '--contradictions'])).stdout) as {
      id: string;
      name: string;
    }[];
    expect(list.map(({ name }) => name)).toEqual(['a.md']);
    const id = list[0]!.id;

    const record = await folder.run(['extract', 'in/a.md']);
    expect((await folder.run(['show', '--json', id])).stdout).toBe(record.stdout);
    const shown = await folder.run(['show', id.slice(0, 8)]);
    expect(shown.stdout).toMatch(/矛盾 {2}90% → 95% {2}95 ÷ 100/u);
    expect(shown.stdout).toContain('预算执行率»90%«');
    expect(await folder.run(['show', 'ffffffff'])).toMatchObject({ code: 1, stdout: '' });

    const hits = lines((await folder.run(['search', '--json', '全年执行数为 95万元，预算执行率90%'])).stdout);
    expect(hits).toMatchObject([{ name: 'a.md' }]);

    const exported = await folder.run(['export', '-f', 'csv', '-o', 'out']);
    expect(exported.code).toBe(0);
    expect(exported.stderr).toMatch(/reports\.csv: 2$/mu);
    expect(exported.stderr).toMatch(/checks\.csv: 2$/mu);
  });
});
