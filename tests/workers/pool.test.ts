import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { Pool, type PoolOptions } from '../../workers/pool.js';
import type { Fault } from './faulty.js';

interface Answer {
  value: unknown;
  served: number;
}

const pools: Pool<{ fault: Fault }, Answer>[] = [];
const pool = (options: Partial<PoolOptions> = {}): Pool<{ fault: Fault }, Answer> => {
  const entry = new URL('./faulty.ts', import.meta.url);
  const made = new Pool<{ fault: Fault }, Answer>({
    entry,
    jobs: 1,
    timeoutMs: 20_000,
    memoryMegabytes: 256,
    ...options,
  });
  pools.push(made);
  return made;
};
afterEach(() => Promise.all(pools.splice(0).map((each) => each.close())));

const alive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('a pool of isolated processes', () => {
  it('gives what the child found', async () => {
    expect(await pool().run({ fault: 'none' })).toEqual({
      kind: 'done',
      result: { value: 'fine', served: 1 },
    });
  });

  it('passes on why a file cannot be read, and goes on with the same child', async () => {
    const one = pool();
    expect(await one.run({ fault: 'encrypted' })).toEqual({
      kind: 'rejected',
      code: 'encrypted',
      detail: 'RC4',
    });
    expect(await one.run({ fault: 'none' })).toMatchObject({ result: { served: 2 } });
  });

  it.each<[Fault, string, RegExp]>([
    ['defect', 'internal', /TypeError: no such glyph/u],
    ['exit', 'internal', /exit 3/u],
    ['segfault', 'internal', /SIGSEGV/u],
    ['late throw', 'internal', /after the fact/u],
    ['heap', 'out-of-memory', /256 MB/u],
  ])('survives a child that meets: %s', async (fault, code, detail) => {
    const one = pool();
    expect(await one.run({ fault })).toMatchObject({
      kind: 'rejected',
      code,
      detail: expect.stringMatching(detail) as string,
    });
    expect(await one.run({ fault: 'none' })).toMatchObject({ kind: 'done', result: { served: 1 } });
  });

  it.runIf(process.platform === 'linux')(
    'stops a child that eats buffers, which no heap limit counts',
    async () => {
      const one = pool();
      expect(await one.run({ fault: 'buffers' })).toMatchObject({ kind: 'rejected', code: 'out-of-memory' });
      expect(await one.run({ fault: 'none' })).toMatchObject({ kind: 'done' });
    },
  );

  it.each<Fault>(['loop', 'sleep'])('stops a child that never ends: %s', async (fault) => {
    const one = pool({ timeoutMs: 700 });
    expect(await one.run({ fault })).toEqual({ kind: 'rejected', code: 'timed-out', detail: '> 0.7 s' });
    expect(await one.run({ fault: 'none' })).toMatchObject({ kind: 'done' });
  });

  it('that cannot start any says nothing about the file', async () => {
    const none = pool({ entry: new URL('./no-such-entry.ts', import.meta.url) });
    await expect(none.once({ fault: 'none' })).rejects.toThrow(
      /could not be started \(exit 1: .*no-such-entry/su,
    );
    expect(await none.run({ fault: 'none' })).toMatchObject({ kind: 'rejected', code: 'internal' });
  });

  it('keeps good files apart from bad neighbours', async () => {
    const two = pool({ jobs: 2, timeoutMs: 3000 });
    const faults: Fault[] = ['none', 'loop', 'none', 'exit', 'none', 'defect', 'none', 'encrypted', 'none'];
    const outcomes = await Promise.all(faults.map((fault) => two.run({ fault })));
    const expected = [
      'done',
      'timed-out',
      'done',
      'internal',
      'done',
      'internal',
      'done',
      'encrypted',
      'done',
    ];
    expect(outcomes.map((outcome) => (outcome.kind === 'done' ? 'done' : outcome.code))).toEqual(expected);
  });

  it('replaces a child after its share of files', async () => {
    const one = pool({ filesPerChild: 2 });
    const served: number[] = [];
    for (let index = 0; index < 5; index += 1) {
      const outcome = await one.run({ fault: 'none' });
      if (outcome.kind === 'done') served.push(outcome.result.served);
    }
    expect(served).toEqual([1, 2, 1, 2, 1]);
  });

  it('leaves no process behind when it is closed', async () => {
    const one = pool();
    const outcome = await one.run({ fault: 'pid' });
    const pid = outcome.kind === 'done' ? Number(outcome.result.value) : 0;
    expect(alive(pid)).toBe(true);
    await one.close();
    expect(alive(pid)).toBe(false);
  });
});

describe('a child whose parent is killed', () => {
  it.runIf(process.platform === 'linux').each<Fault>(['loop', 'sleep'])('dies with it: %s', async (fault) => {
    const script = new URL('./orphan.ts', import.meta.url).pathname;
    const parent = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), script, fault], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    const child = Number(line.toString());
    expect(alive(child)).toBe(true);
    parent.kill('SIGKILL');
    for (let tries = 0; tries < 100 && alive(child); tries += 1) await wait(50);
    expect(alive(child)).toBe(false);
  });
});
