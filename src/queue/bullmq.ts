/** Jobs through Redis, to workers on any number of machines. */
import { Queue as BullQueue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { z } from 'zod';
import { nameOf } from './name.js';
import type { Consumer, Job, JobSource, Queue } from './queue.js';

const priority = z.enum(['interactive', 'bulk']);
const jobSchema = z.union([
  z.object({ kind: z.literal('extract'), sha256: z.string(), priority }).strict(),
  z.object({ kind: z.literal('audit'), report: z.string(), priority }).strict(),
]);

export interface RedisLocation {
  url: string;
  /** what all keys begin with: queues of several databases may share one Redis */
  prefix: string;
  /** a job whose lock was not renewed for so long is somebody else's; the database then tells who may finish */
  lockMs?: number;
  /** told of every trouble with the connection, which mends itself */
  troubled?: (error: Error) => void;
}

const queueName = 'work';
/** for answers that somebody waits for */
const patienceMs = 5000;

/** Nothing is kept of a job that ended, so that no earlier one can swallow it when it is added again. */
const options = { attempts: 1, removeOnComplete: true, removeOnFail: true };
/** Jobs without a priority come before all that have one. */
const urgency = { interactive: {}, bulk: { priority: 1 } };

export class BullMqQueue implements Queue, JobSource {
  readonly #location: RedisLocation;
  readonly #redis: Redis;
  readonly #queue: BullQueue;

  constructor(location: RedisLocation) {
    this.#location = location;
    // whoever adds is told at once that Redis is away, and does not wait for it
    this.#redis = this.#connect({ maxRetriesPerRequest: 1, enableOfflineQueue: false });
    this.#queue = new BullQueue(queueName, { connection: this.#redis, prefix: location.prefix });
    this.#queue.on('error', this.#troubled);
  }

  async add(job: Job): Promise<void> {
    const named = { ...options, ...urgency[job.priority], jobId: nameOf(job) };
    await soon(this.#queue.add(job.kind, job, named));
  }

  async counts(): Promise<{ waiting: number; running: number }> {
    const { active = 0, ...others } = await soon(
      this.#queue.getJobCounts('active', 'waiting', 'prioritized', 'delayed'),
    );
    return { waiting: Object.values(others).reduce((sum, count) => sum + count, 0), running: active };
  }

  async ready(): Promise<boolean> {
    return soon(this.#queue.waitUntilReady().then(() => this.#redis.ping())).then(
      () => true,
      () => false,
    );
  }

  async close(): Promise<void> {
    await soon(this.#queue.close()).catch(this.#troubled);
    this.#redis.disconnect();
  }

  consume(width: number, work: (job: Job) => Promise<void>): Consumer {
    // a worker waits for Redis for as long as it takes
    const connection = this.#connect({ maxRetriesPerRequest: null });
    const running = new Set<Promise<void>>();
    const take = async ({ data }: { data: unknown }): Promise<void> => {
      const job = jobSchema.safeParse(data);
      if (!job.success) {
        this.#troubled(new Error('a job in the queue is none of ours'));
        return;
      }
      const one = work(job.data).finally(() => running.delete(one));
      running.add(one);
      await one;
    };
    const { prefix, lockMs = 60_000 } = this.#location;
    const worker = new Worker(queueName, take, {
      connection,
      prefix,
      concurrency: width,
      lockDuration: lockMs,
      stalledInterval: lockMs / 2,
    });
    worker.on('error', this.#troubled);
    return {
      close: async () => {
        const closed = worker.close();
        await Promise.allSettled(running);
        // without Redis there is nobody to say goodbye to
        await soon(closed).catch(this.#troubled);
        connection.disconnect();
      },
    };
  }

  readonly #troubled = (error: unknown): void => {
    this.#location.troubled?.(error instanceof Error ? error : new Error(String(error)));
  };

  #connect(more: { maxRetriesPerRequest: number | null; enableOfflineQueue?: boolean }): Redis {
    const redis = new Redis(this.#location.url, {
      ...more,
      retryStrategy: (times) => Math.min(times * 100, 2000),
    });
    redis.on('error', this.#troubled);
    return redis;
  }
}

const soon = async <Result>(answer: Promise<Result>): Promise<Result> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(reject, patienceMs, new Error('Redis 没有应答 / Redis does not answer'));
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
};
