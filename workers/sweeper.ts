/** Brings database, queue and rules together again: leases that ended, work whose job was lost, reports that other rules checked. */
import type { Queue } from '../src/queue/queue.js';
import type { Work } from '../src/store/work.js';
import type { Log } from './log.js';

export interface SweeperOptions {
  /** work that waits longer may have lost its job */
  waitedMs: number;
  /** the rules of this worker */
  rules: string;
  /** in whose name reports are checked again */
  actor: string;
}

export class Sweeper {
  readonly #work: Work;
  readonly #queue: Queue;
  readonly #options: SweeperOptions;
  readonly #log: Log;
  #brought = false;
  #sweeping: Promise<void> | null = null;

  constructor(work: Work, queue: Queue, options: SweeperOptions, log: Log) {
    this.#work = work;
    this.#queue = queue;
    this.#options = options;
    this.#log = log;
  }

  /** Once; not while it is still at it. */
  sweep(): void {
    this.#sweeping ??= this.#once()
      .catch((error: unknown) => {
        this.#log.warn({ reason: error instanceof Error ? error.message : String(error) }, 'sweeping failed');
      })
      .finally(() => (this.#sweeping = null));
  }

  /** Resolves when it is not at it any more. */
  async ended(): Promise<void> {
    await this.#sweeping;
  }

  async #once(): Promise<void> {
    for (const lapsed of await this.#work.returnLapsed()) this.#log.warn(lapsed, 'a lease ran out');
    await this.#audit();
    const waiting = await this.#work.stale(this.#options.waitedMs);
    for (const { kind, sha256, report, priority } of waiting)
      await this.#queue.add(kind === 'extract' ? { kind, sha256, priority } : { kind, report, priority });
    if (waiting.length > 0)
      this.#log.info({ jobs: waiting.length }, 'work that waited was put into the queue again');
  }

  async #audit(): Promise<void> {
    const { rules, actor } = this.#options;
    if (!this.#brought) await this.#work.bringRules(rules);
    this.#brought = true;
    const reports = await this.#work.auditOutdated(rules, actor);
    if (reports > 0) this.#log.info({ reports }, 'reports that other rules checked are checked again');
  }
}
