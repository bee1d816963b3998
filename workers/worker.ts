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
  /** the rules that it checks by */
  rules: string;
  /** a piece of work that takes longer hangs */
  longestMs: number;
}

/** A claim that is held: when it was taken, and whether what comes of it is still wanted. */
interface Holding {
  ended: Promise<void>;
  readonly since: number;
  readonly lease: { lost: boolean };
}

export interface Performs {
  perform(claimed: Claimed): Promise<Performed>;
}

export class WorkLoop {
  readonly #work: Work;
  readonly #performer: Performs;
  readonly #options: WorkerOptions;
  readonly #log: Log;
  readonly #held = new Map<string, Holding>();
  readonly #waiting: (() => void)[] = [];
  #busy = 0;
  #draining = false;
  /** when the database was last asked for work */
  #asked = performance.now();
  /** why the last piece of work could not be done, through no fault of its own */
  #putOff: string | null = null;

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
    const ended = Promise.allSettled([...this.#held.values()].map((each) => each.ended));
    await Promise.race([ended, wait(graceMs, undefined, { ref: false })]);
    for (const [claim, { lease }] of this.#held) {
      // its child will be killed, which is not how the file ended
      lease.lost = true;
      await this.#work.release(claim).catch((error: unknown) => {
        this.#log.warn({ reason: words(error) }, 'a claim could not be given back; its lease will end');
      });
    }
  }

  /** What keeps it from working, in words. `idleMs`: a free hand asks for work at least so often. */
  troubles(idleMs: number): string[] {
    const now = performance.now();
    const oldest = Math.min(now, ...[...this.#held.values()].map(({ since }) => since));
    const free = this.#held.size < this.#options.width;
    return [
      ...(free && now - this.#asked > idleMs
        ? [`no work was asked for since ${seconds(now - this.#asked)} s`]
        : []),
      ...(now - oldest > this.#options.longestMs
        ? [`a piece of work hangs since ${seconds(now - oldest)} s`]
        : []),
      ...(this.#putOff === null ? [] : [`work has to be put off: ${this.#putOff}`]),
    ];
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
    const { name, leaseMs, rules } = this.#options;
    try {
      const claimed = await this.#work.claim(name, leaseMs, wanted, rules);
      this.#asked = performance.now();
      if (claimed === null) return false;
      await this.#hold(claimed);
      return true;
    } catch (error) {
      this.#log.warn({ reason: words(error) }, 'no work can be taken at the moment');
      return false;
    }
  }

  async #hold(claimed: Claimed): Promise<void> {
    const lease = { lost: false };
    const ended = this.#run(claimed, lease).finally(() => this.#held.delete(claimed.claim));
    this.#held.set(claimed.claim, { ended, since: performance.now(), lease });
    await ended;
    this.#asked = performance.now();
  }

  async #run(claimed: Claimed, lease: Holding['lease']): Promise<void> {
    const { claim, kind, sha256, report, attempt } = claimed;
    const { leaseMs, pauseMs } = this.#options;
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
        (performed) => {
          this.#putOff = null;
          return this.#settle(claim, performed, lease);
        },
        (error: unknown) => {
          this.#putOff = words(error);
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
    for (let pause = 100; !lease.lost; pause = Math.min(pause * 2, 5000)) {
      try {
        return await change();
      } catch (error) {
        if (!isOutage(error)) throw error;
        if (this.#draining) return 'lost';
        await wait(pause);
      }
    }
    return 'lost';
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

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(0);
const words = (error: unknown): string => (error instanceof Error ? error.message : String(error));
