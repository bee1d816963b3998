import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Work } from '../../src/store/work.js';
import type { Performed } from '../../workers/perform.js';
import { WorkLoop } from '../../workers/worker.js';

const sha256 = 'a'.repeat(64);
const job = { kind: 'extract', sha256, priority: 'bulk' } as const;
const silent = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };

/** A database that has always one more piece of work. */
const work = {
  claim: vi.fn(() => Promise.resolve({ claim: 'c1', kind: 'extract', sha256, report: 'r1', attempt: 1 })),
  heartbeat: vi.fn(() => Promise.resolve(true)),
  release: vi.fn(() => Promise.resolve('waiting')),
  failed: vi.fn(() => Promise.resolve('set-aside')),
};
const loopWith = (perform: () => Promise<Performed>): WorkLoop =>
  new WorkLoop(
    work as unknown as Work,
    { perform },
    { name: 'w', width: 1, leaseMs: 60_000, pauseMs: 1, rules: 'r', longestMs: 50 },
    silent,
  );
const refused: Performed = { kind: 'failed', problem: { code: 'corrupt', detail: null }, retryable: false };

describe('a worker', () => {
  afterEach(() => {
    vi.clearAllMocks();
  });

  it('ends the claim that it took with what came of it', async () => {
    await loopWith(() => Promise.resolve(refused)).job(job);
    expect(work.failed.mock.calls).toEqual([['c1', { code: 'corrupt', detail: null }, false]]);
    expect(work.release).not.toHaveBeenCalled();
  });

  it('takes nothing more once it was asked to stop', async () => {
    const loop = loopWith(() => Promise.resolve(refused));
    await loop.drain(0);
    await loop.job(job);
    expect(work.claim).not.toHaveBeenCalled();
  });

  it('finishes what it has begun, where that takes no longer than it may', async () => {
    let finish: (performed: Performed) => void = () => undefined;
    const loop = loopWith(() => new Promise((resolve) => (finish = resolve)));
    const doing = loop.job(job);
    await vi.waitFor(() => {
      expect(loop.running).toBe(1);
    });
    const drained = loop.drain(60_000);
    finish(refused);
    await Promise.all([doing, drained]);
    expect(work.failed).toHaveBeenCalledOnce();
    expect(work.release).not.toHaveBeenCalled();
  });

  it('gives back what takes longer', async () => {
    const loop = loopWith(() => new Promise(() => undefined));
    void loop.job(job);
    await vi.waitFor(() => {
      expect(loop.running).toBe(1);
    });
    await loop.drain(10);
    expect(work.release.mock.calls).toEqual([['c1']]);
  });

  it('takes the end of what it gave back, which was killed with its process, for no end of the file', async () => {
    let finish: (performed: Performed) => void = () => undefined;
    const loop = loopWith(() => new Promise((resolve) => (finish = resolve)));
    const doing = loop.job(job);
    await vi.waitFor(() => {
      expect(loop.running).toBe(1);
    });
    work.release.mockRejectedValueOnce(new Error('the database is away'));
    await loop.drain(10);
    finish({ kind: 'failed', problem: { code: 'out-of-memory', detail: null }, retryable: false });
    await doing;
    expect(work.failed).not.toHaveBeenCalled();
  });

  it('puts off what failed through no fault of the file', async () => {
    await loopWith(() => Promise.reject(new Error('no originals'))).job(job);
    expect(work.release.mock.calls).toEqual([['c1', 1]]);
    expect(work.failed).not.toHaveBeenCalled();
  });
});

describe('the health of a worker', () => {
  const soon = (troubles: () => string[], expected: RegExp): Promise<void> =>
    vi.waitFor(() => {
      expect(troubles().join()).toMatch(expected);
    }, 5000);

  it('is good while it asks for work and ends what it takes', async () => {
    const loop = loopWith(() => Promise.resolve(refused));
    await loop.job(job);
    expect(loop.troubles(1000)).toEqual([]);
  });

  it('is bad when a free hand asks for no work any more', async () => {
    const loop = loopWith(() => Promise.resolve(refused));
    work.claim.mockReturnValueOnce(new Promise(() => undefined));
    void loop.job(job);
    await soon(() => loop.troubles(20), /^no work was asked for/u);
  });

  it('is bad when a piece of work hangs', async () => {
    const loop = loopWith(() => new Promise(() => undefined));
    void loop.job(job);
    await soon(() => loop.troubles(10_000), /^a piece of work hangs/u);
  });

  it('is bad from a piece of work that had to be put off to one that was done', async () => {
    const perform = vi.fn(() => Promise.resolve(refused)).mockRejectedValueOnce(new Error('no originals'));
    const loop = loopWith(perform);
    await loop.job(job);
    expect(loop.troubles(1000)).toEqual(['work has to be put off: no originals']);
    await loop.job(job);
    expect(loop.troubles(1000)).toEqual([]);
  });
});
