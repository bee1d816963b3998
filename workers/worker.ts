/** Takes work from the database, woken by the queue and by looking for itself, and ends every claim it takes. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Job } from '../src/queue/queue.js';
import { isOutage } from '../src/store/outage.js';
import type { Claimed, Ended, Wanted, Work } from '../src/store/work.js';
import type { Log } from './log.js';
import type { Performed } from './perform.js';

export interface WorkerOptions {
  name: string;
  /** pieces of work at the same time */
  width: number;
  leaseMs: number;
  /** after trouble that is not the file's */
  pauseMs: number;
}

export interface Performs {
  perform(claimed: Claimed): Promise<Performed>;
}

export class WorkLoop {
  readonly #work: Work;
  readonly #performer: Performs;
  readonly #options: WorkerOptions;
  readonly #log: Log;
  readonly #held = new Map<string, Promise<void>>();
  readonly #waiting: (() => void)[] = [];
  #busy = 0;
  #draining = false;

  constructor(work: Work, performer: Performs, options: WorkerOptions, log: Log) {
    this.#work = work;
    this.#performer = performer;
    this.#options = options;
    this.#log = log;
  }

  get running(): number {
    return this.#held.size;
  }

  /** Does the named work if it still waits. Never rejects. */
  async job(job: Job): Promise<void> {
    await this.#take();
    try {
      await this.#next(
        job.kind === 'extract'
          ? { kind: 'extract', sha256: job.sha256 }
          : { kind: 'audit', report: job.report },
      );
    } finally {
      this.#give();
    }
  }

  /** Looks for work as long as there is any and a hand is free. */
  look(): void {
    while (!this.#draining && this.#busy < this.#options.width) {
      this.#busy += 1;
      void this.#lookOn();
    }
  }

  /** Takes nothing more; what is not finished after `graceMs` is given back. */
  async drain(graceMs: number): Promise<void> {
    this.#draining = true;
    await Promise.race([Promise.all(this.#held.values()), wait(graceMs, undefined, { ref: false })]);
    for (const claim of this.#held.keys())
      await this.#work.release(claim).catch((error: unknown) => {
        this.#log.warn({ reason: words(error) }, 'a claim could not be given back; its lease will end');
      });
  }

  async #lookOn(): Promise<void> {
    let found = true;
    try {
      while (found && this.#waiting.length === 0) found = await this.#next(null);
    } finally {
      this.#give();
    }
  }

  async #next(wanted: Wanted): Promise<boolean> {
    if (this.#draining) return false;
    const { name, leaseMs } = this.#options;
    try {
      const claimed = await this.#work.claim(name, leaseMs, wanted);
      if (claimed === null) return false;
      const one = this.#run(claimed).finally(() => this.#held.delete(claimed.claim));
      this.#held.set(claimed.claim, one);
      await one;
      return true;
    } catch (error) {
      this.#log.warn({ reason: words(error) }, 'no work can be taken at the moment');
      return false;
    }
  }

  async #run(claimed: Claimed): Promise<void> {
    const { claim, kind, sha256, report, attempt } = claimed;
    const { leaseMs, pauseMs } = this.#options;
    const lease = { lost: false };
    const beat = setInterval(() => {
      this.#work.heartbeat(claim, leaseMs).then(
        (held) => (lease.lost ||= !held),
        (error: unknown) => {
          this.#log.warn({ reason: words(error) }, 'a lease could not be extended');
        },
      );
    }, leaseMs / 3);
    const began = performance.now();
    try {
      const ended = await this.#performer.perform(claimed).then(
        (performed) => this.#settle(claim, performed, lease),
        (error: unknown) => {
          this.#log.warn({ kind, sha256, reason: words(error) }, 'put off: not the fault of the file');
          return this.#persist(() => this.#work.release(claim, pauseMs), lease);
        },
      );
      this.#log.info(
        { kind, sha256, report, attempt, ended, ms: Math.round(performance.now() - began) },
        'work ended',
      );
    } finally {
      clearInterval(beat);
    }
  }

  async #settle(claim: string, performed: Performed, lease: { lost: boolean }): Promise<Ended> {
    try {
      return await this.#persist(() => this.#tell(claim, performed), lease);
    } catch (error) {
      // the database refuses what came of it: a defect of ours, which another attempt may show to be chance
      const problem = { code: 'internal' as const, detail: words(error) };
      return this.#persist(() => this.#work.failed(claim, problem, true), lease);
    }
  }

  #tell(claim: string, performed: Performed): Promise<Ended> {
    if (performed.kind === 'extracted') return this.#work.done(claim, performed.extracted);
    if (performed.kind === 'audited') return this.#work.audited(claim, performed.record);
    return this.#work.failed(claim, performed.problem, performed.retryable);
  }

  /** Until the database is back or the claim is lost: what was found out is not thrown away. */
  async #persist(change: () => Promise<Ended>, lease: { lost: boolean }): Promise<Ended> {
    for (let pause = 100; ; pause = Math.min(pause * 2, 5000)) {
      try {
        return await change();
      } catch (error) {
        if (!isOutage(error)) throw error;
        if (lease.lost || this.#draining) return 'lost';
        await wait(pause);
      }
    }
  }

  async #take(): Promise<void> {
    if (this.#busy < this.#options.width) this.#busy += 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #give(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#busy -= 1;
  }
}

const words = (error: unknown): string => (error instanceof Error ? error.message : String(error));
