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
    { name: 'w', width: 1, leaseMs: 60_000, pauseMs: 1 },
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

  it('puts off what failed through no fault of the file', async () => {
    await loopWith(() => Promise.reject(new Error('no originals'))).job(job);
    expect(work.release.mock.calls).toEqual([['c1', 1]]);
    expect(work.failed).not.toHaveBeenCalled();
  });
});
