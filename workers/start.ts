/** Workers in this process: what `fuhe worker` is, and what `fuhe serve` has inside when there is no Redis. */
import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { ruleSetOf } from '../src/audit/index.js';
import type { Settings } from '../src/config.js';
import type { JobSource, Queue } from '../src/queue/queue.js';
import type { Store } from '../src/store/store.js';
import { databaseTrouble, type Health } from './health.js';
import type { Log } from './log.js';
import { Performer, type PerformOptions } from './perform.js';
import { Sweeper } from './sweeper.js';
import { WorkLoop } from './worker.js';

export interface Workers {
  /** pieces of work under way */
  running(): number;
  /** Can it work? Never rejects. */
  health(): Promise<Health>;
  /** Takes nothing more, finishes or gives back what is under way, ends all children. */
  close(): Promise<void>;
}

export type WorkersSettings = Pick<
  Settings,
  'jobs' | 'timeoutMs' | 'memoryMegabytes' | 'limits' | 'leaseMs' | 'graceMs' | 'actor'
>;

export interface WorkersOptions extends PerformOptions {
  log: Log;
  /** how often to look for work that nobody told of */
  pollMs?: number;
}

/** What may go by between two looks for work, besides the time between them, on a machine that is busy. */
const patienceMs = 10_000;
/** What a piece of work may take besides its time limit: a child to start, the original to fetch, the report to store. */
const overheadMs = 300_000;

export const startWorkers = (
  store: Store,
  queue: Queue & JobSource,
  settings: WorkersSettings,
  { log, pollMs = 2000, ...options }: WorkersOptions,
): Workers => {
  const { jobs: width, leaseMs, timeoutMs, actor, graceMs } = settings;
  const performer = new Performer(store, settings, options);
  const name = `${hostname()}/${process.pid}/${randomBytes(3).toString('hex')}`;
  const rules = ruleSetOf(options.configuration);
  const bounds = { leaseMs, pauseMs: 30_000, longestMs: timeoutMs + overheadMs };
  const loop = new WorkLoop(store.work, performer, { name, width, rules, ...bounds }, log);
  const consumer = queue.consume(width, (job) => loop.job(job));
  const sweeper = new Sweeper(store.work, queue, { waitedMs: leaseMs, rules, actor }, log);
  sweeper.sweep();
  loop.look();
  const looking = setInterval(() => {
    loop.look();
  }, pollMs);
  const sweeping = setInterval(() => {
    sweeper.sweep();
  }, leaseMs / 2);
  log.info({ worker: name, width }, 'worker started');
  return {
    running: () => loop.running,
    health: async () => {
      const trouble = await databaseTrouble(store);
      return { troubles: [...(trouble === null ? [] : [trouble]), ...loop.troubles(pollMs + patienceMs)] };
    },
    close: async () => {
      clearInterval(looking);
      clearInterval(sweeping);
      const closed = consumer.close();
      await loop.drain(graceMs);
      await performer.close();
      await Promise.all([closed, sweeper.ended()]);
      log.info({ worker: name }, 'worker stopped');
    },
  };
};
