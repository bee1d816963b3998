/** Workers in this process: what `fuhe worker` is, and what `fuhe serve` has inside when there is no Redis. */
import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import type { Settings } from '../src/config.js';
import type { JobSource, Queue } from '../src/queue/queue.js';
import type { Store } from '../src/store/store.js';
import type { Log } from './log.js';
import { Performer, type PerformOptions } from './perform.js';
import { sweep } from './sweeper.js';
import { WorkLoop } from './worker.js';

export interface Workers {
  /** pieces of work under way */
  running(): number;
  /** Takes nothing more, finishes or gives back what is under way, ends all children. */
  close(): Promise<void>;
}

export type WorkersSettings = Pick<
  Settings,
  'jobs' | 'timeoutMs' | 'memoryMegabytes' | 'limits' | 'leaseMs' | 'graceMs'
>;

export interface WorkersOptions extends PerformOptions {
  log: Log;
  /** how often to look for work that nobody told of */
  pollMs?: number;
}

export const startWorkers = (
  store: Store,
  queue: Queue & JobSource,
  settings: WorkersSettings,
  { log, pollMs = 2000, ...options }: WorkersOptions,
): Workers => {
  const { jobs: width, leaseMs } = settings;
  const performer = new Performer(store, settings, options);
  const name = `${hostname()}/${process.pid}/${randomBytes(3).toString('hex')}`;
  const loop = new WorkLoop(store.work, performer, { name, width, leaseMs, pauseMs: 30_000 }, log);
  const consumer = queue.consume(width, (job) => loop.job(job));
  let sweeping: Promise<void> = Promise.resolve();
  const reconcile = (): void => {
    sweeping = sweep(store.work, queue, leaseMs, log).catch((error: unknown) => {
      log.warn({ reason: error instanceof Error ? error.message : String(error) }, 'sweeping failed');
    });
  };
  reconcile();
  loop.look();
  const looking = setInterval(() => {
    loop.look();
  }, pollMs);
  const sweeper = setInterval(reconcile, leaseMs / 2);
  log.info({ worker: name, width }, 'worker started');
  return {
    running: () => loop.running,
    close: async () => {
      clearInterval(looking);
      clearInterval(sweeper);
      const closed = consumer.close();
      await loop.drain(settings.graceMs);
      await performer.close();
      await Promise.all([closed, sweeping]);
      log.info({ worker: name }, 'worker stopped');
    },
  };
};
