import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Work } from '../../src/store/work.js';
import { Sweeper } from '../../workers/sweeper.js';
import { TestQueue } from '../http/service.js';

const waiting = { kind: 'extract', sha256: 'a', report: 'a-0.1.0', priority: 'bulk' } as const;
const audit = { kind: 'audit', sha256: 'b', report: 'b-0.1.0', priority: 'bulk' } as const;
const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
const work = {
  returnLapsed: vi.fn(() => Promise.resolve([])),
  bringRules: vi.fn(() => Promise.resolve()),
  auditOutdated: vi.fn(() => Promise.resolve(0)),
  stale: vi.fn(() => Promise.resolve([waiting, audit])),
};

describe('a sweeper', () => {
  let queue = new TestQueue();
  const sweeper = (): Sweeper => {
    queue = new TestQueue();
    const options = { waitedMs: 60_000, rules: 'r', actor: 'worker' };
    return new Sweeper(work as unknown as Work, queue, options, log);
  };
  afterEach(() => {
    vi.clearAllMocks();
  });
  const swept = async (one: Sweeper): Promise<void> => {
    one.sweep();
    await one.ended();
  };

  it('takes back what lapsed, asks for audits and tells the queue of all that waits', async () => {
    await swept(sweeper());
    expect(work.returnLapsed).toHaveBeenCalledOnce();
    expect(work.auditOutdated.mock.calls).toEqual([['r', 'worker']]);
    expect(work.stale.mock.calls).toEqual([[60_000]]);
    expect(queue.jobs).toEqual([
      { kind: 'extract', sha256: 'a', priority: 'bulk' },
      { kind: 'audit', report: 'b-0.1.0', priority: 'bulk' },
    ]);
  });

  it('puts its rules in force once, when the database is there, and not again later', async () => {
    const one = sweeper();
    work.bringRules.mockRejectedValueOnce(new Error('the database is away'));
    for (let times = 0; times < 4; times += 1) await swept(one);
    expect(work.bringRules).toHaveBeenCalledTimes(2);
    expect(work.auditOutdated).toHaveBeenCalledTimes(3);
    expect(log.warn.mock.calls).toEqual([[{ reason: 'the database is away' }, 'sweeping failed']]);
  });

  it('asks for audits while the queue is away', async () => {
    const one = sweeper();
    queue.down = true;
    await swept(one);
    expect(work.auditOutdated).toHaveBeenCalledOnce();
  });

  it('does not begin again before it has ended', async () => {
    const one = sweeper();
    one.sweep();
    one.sweep();
    await one.ended();
    expect(work.returnLapsed).toHaveBeenCalledOnce();
  });
});
