import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BullMqQueue } from '../../src/queue/bullmq.js';
import { InProcessQueue } from '../../src/queue/in-process.js';
import type { Job, JobSource, Queue } from '../../src/queue/queue.js';
import { findRedis, forget, OwnRedis } from './redis.js';

const extract = (name: string, priority: Job['priority'] = 'bulk'): Job => ({
  kind: 'extract',
  sha256: name,
  priority,
});

interface Adapter {
  name: string;
  create: () => { queue: Queue & JobSource; remove: () => Promise<void> };
}
const adapters: Adapter[] = [
  {
    name: 'in this process',
    create: () => ({ queue: new InProcessQueue(), remove: () => Promise.resolve() }),
  },
];
const url = await findRedis();
if (url !== null)
  adapters.push({
    name: 'through Redis',
    create: () => {
      const prefix = `fuhe-test-${randomBytes(6).toString('hex')}`;
      return { queue: new BullMqQueue({ url, prefix }), remove: () => forget(url, prefix) };
    },
  });

const nameOf = (job: Job): string => (job.kind === 'extract' ? job.sha256 : job.report);

describe.each(adapters)('the queue $name', ({ create }) => {
  let queue: Queue & JobSource;
  let remove: () => Promise<void>;
  beforeEach(() => {
    ({ queue, remove } = create());
  });
  afterEach(async () => {
    await queue.close();
    await remove();
  });

  it('hands out both kinds of job as they were added', async () => {
    const seen: Job[] = [];
    const jobs: Job[] = [extract('a'), { kind: 'audit', report: 'r-0.1.0', priority: 'interactive' }];
    const consumer = queue.consume(1, (job) => Promise.resolve(void seen.push(job)));
    for (const job of jobs) await queue.add(job);
    await vi.waitFor(() => {
      expect(seen).toHaveLength(2);
    }, 5000);
    expect(seen).toEqual(expect.arrayContaining(jobs));
    await consumer.close();
  });

  it('hands out what somebody waits for before what is part of an import', async () => {
    const seen: string[] = [];
    for (const job of [extract('1'), extract('2'), extract('3', 'interactive'), extract('2', 'interactive')])
      await queue.add(job);
    const consumer = queue.consume(1, (job) => Promise.resolve(void seen.push(nameOf(job))));
    await vi.waitFor(() => {
      expect(seen).toEqual(['3', '2', '1', '2']);
    }, 5000);
    await consumer.close();
  });

  it('holds a job once, however often it is added while it waits', async () => {
    for (let index = 0; index < 5; index += 1) await queue.add(extract('same'));
    expect(await queue.counts()).toEqual({ waiting: 1, running: 0 });
  });

  it('takes a job again that was done or failed before', async () => {
    const seen: string[] = [];
    const consumer = queue.consume(1, (job) => {
      seen.push(nameOf(job));
      return seen.length < 3 ? Promise.reject(new Error('failed')) : Promise.resolve();
    });
    for (const times of [1, 2, 3, 4]) {
      await queue.add(extract('again'));
      await vi.waitFor(async () => {
        expect(seen).toHaveLength(times);
        expect(await queue.counts()).toEqual({ waiting: 0, running: 0 });
      }, 5000);
    }
    await consumer.close();
  });

  it('runs no more at the same time than it was asked to', async () => {
    let [now, most, done] = [0, 0, 0];
    const consumer = queue.consume(2, async () => {
      now += 1;
      most = Math.max(most, now);
      await wait(30);
      now -= 1;
      done += 1;
    });
    for (let index = 0; index < 8; index += 1) await queue.add(extract(String(index)));
    await vi.waitFor(() => {
      expect(done).toBe(8);
    }, 5000);
    expect(most).toBe(2);
    await consumer.close();
  });

  it('lets what is under way end when a worker closes, and keeps the rest for others', async () => {
    let ended = 0;
    const consumer = queue.consume(1, async () => {
      await wait(200);
      ended += 1;
    });
    for (const name of ['a', 'b', 'c']) await queue.add(extract(name));
    await vi.waitFor(async () => {
      expect(await queue.counts()).toEqual({ waiting: 2, running: 1 });
    }, 5000);
    await consumer.close();
    expect(ended).toBe(1);
    expect(await queue.counts()).toEqual({ waiting: 2, running: 0 });
  });

  it('is ready', async () => {
    expect(await queue.ready()).toBe(true);
  });
});

describe.runIf(OwnRedis.installed())('a Redis that is killed', () => {
  let redis: OwnRedis;
  let queue: BullMqQueue;
  beforeEach(async () => {
    redis = new OwnRedis();
    await redis.start();
    queue = new BullMqQueue({ url: redis.url, prefix: 'fuhe' });
  });
  afterEach(async () => {
    await queue.close();
    await redis.remove();
  });

  const untilReady = (): Promise<void> =>
    vi.waitFor(async () => {
      expect(await queue.ready()).toBe(true);
    }, 10_000);

  it('is not ready and refuses jobs soon; back without its memory, it takes and hands out jobs as before', async () => {
    const seen: string[] = [];
    const consumer = queue.consume(1, (job) => Promise.resolve(void seen.push(nameOf(job))));
    await queue.add(extract('before'));
    await vi.waitFor(() => {
      expect(seen).toEqual(['before']);
    }, 5000);
    await redis.kill();
    expect(await queue.ready()).toBe(false);
    await expect(queue.add(extract('while away'))).rejects.toThrow();
    await redis.start();
    await untilReady();
    await queue.add(extract('after'));
    await vi.waitFor(() => {
      expect(seen).toEqual(['before', 'after']);
    }, 15_000);
    await consumer.close();
  });

  it('hands jobs to a worker that was idle all the while it was away, longer than one waits for a job', async () => {
    const seen: string[] = [];
    const consumer = queue.consume(1, (job) => Promise.resolve(void seen.push(nameOf(job))));
    await wait(500);
    await redis.kill();
    await wait(8000);
    await redis.start();
    await untilReady();
    await queue.add(extract('after'));
    await vi.waitFor(() => {
      expect(seen).toEqual(['after']);
    }, 15_000);
    await consumer.close();
  });

  it('hands on what a worker held that was killed, and takes it again however often that happens', async () => {
    const script = new URL('./stuck-consumer.ts', import.meta.url).pathname;
    await queue.add(extract('deadly'));
    for (let killed = 0; killed < 3; killed += 1) {
      const stuck = spawn(process.execPath, [
        '--import',
        import.meta.resolve('tsx'),
        script,
        redis.url,
        '1000',
      ]);
      const took = once(stuck.stdout, 'data') as Promise<[Buffer]>;
      // as the sweeper does, for the queue may drop what was lost too often
      const adding = setInterval(() => void queue.add(extract('deadly')), 300);
      expect((await took)[0].toString()).toBe('deadly');
      clearInterval(adding);
      stuck.kill('SIGKILL');
    }
    const seen: string[] = [];
    const patient = new BullMqQueue({ url: redis.url, prefix: 'fuhe', lockMs: 1000 });
    const consumer = patient.consume(1, (job) => Promise.resolve(void seen.push(nameOf(job))));
    await vi.waitFor(
      async () => {
        await queue.add(extract('deadly'));
        expect(seen).toContain('deadly');
      },
      { timeout: 15_000, interval: 300 },
    );
    await consumer.close();
    await patient.close();
  });

  it('does not keep a worker from closing when its last job has ended', async () => {
    let ended = false;
    const consumer = queue.consume(1, async () => {
      await wait(300);
      ended = true;
    });
    await queue.add(extract('last'));
    await vi.waitFor(async () => {
      expect(await queue.counts()).toMatchObject({ running: 1 });
    }, 5000);
    await redis.kill();
    await consumer.close();
    expect(ended).toBe(true);
  });
});
