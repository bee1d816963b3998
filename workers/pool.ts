/** A fixed number of child processes. Whatever a file does to its child, it does it to nothing else. */
import { Child, type Ending } from './child.js';
import type { Bounds } from './launch.js';
import type { Outcome } from './protocol.js';

export interface PoolOptions extends Bounds {
  /** module that a child runs; it calls `serve` */
  entry: URL;
  /** children at the same time */
  jobs: number;
  /** a child is replaced after so many files: what readers leak goes with it */
  filesPerChild?: number;
}

export class Pool<Job, Result> {
  readonly #options: Required<PoolOptions>;
  readonly #idle: Child<Job, Result>[] = [];
  readonly #children = new Set<Child<Job, Result>>();
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor(options: PoolOptions) {
    this.#options = { filesPerChild: 50, ...options };
    this.#free = options.jobs;
  }

  /** `begun`: called when the job leaves the queue. */
  async run(job: Job, begun: () => void = () => undefined): Promise<Outcome<Result>> {
    await this.#take();
    begun();
    try {
      const first = await this.#attempt(job);
      if (!first.again) return first.outcome;
      return (await this.#attempt(job)).outcome;
    } finally {
      this.#give();
    }
  }

  /**
   * One attempt only. `again`: another one, in a child of its own, may come to something else. Rejects when no child
   * could be started, which says nothing about the job.
   */
  async once(job: Job, fresh = false): Promise<{ outcome: Outcome<Result>; again: boolean }> {
    await this.#take();
    try {
      if (fresh) await this.#dismiss();
      const { outcome, again, unstarted } = await this.#attempt(job);
      if (unstarted !== null) throw new Error(unstarted);
      return { outcome, again };
    } finally {
      this.#give();
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#children].map((child) => child.kill()));
  }

  async #attempt(job: Job): Promise<{ outcome: Outcome<Result>; again: boolean; unstarted: string | null }> {
    const child = this.#idle.pop() ?? new Child<Job, Result>(this.#options.entry, this.#options);
    this.#children.add(child);
    const ending = await child.run(job);
    const outcome = judge(ending, this.#options);
    if (sound(ending) && this.#fit(child)) this.#idle.push(child);
    else {
      this.#children.delete(child);
      await child.kill();
    }
    const unstarted = ending.kind === 'unstarted' ? notStarted(ending) : null;
    return { outcome, again: doubtful(outcome, child.jobs), unstarted };
  }

  /** Ends the idle children, so that the next job starts its own. */
  async #dismiss(): Promise<void> {
    for (const child of this.#idle.splice(0)) {
      this.#children.delete(child);
      await child.kill();
    }
  }

  #fit({ jobs, busyMs }: Child<Job, Result>): boolean {
    return jobs < this.#options.filesPerChild && busyMs < this.#options.timeoutMs;
  }

  async #take(): Promise<void> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #give(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#free += 1;
  }
}

/** The child answered, and what it said is about the file, not about itself. */
const sound = (ending: Ending<unknown>): boolean =>
  ending.kind === 'done' ||
  (ending.kind === 'failed' && !['internal', 'out-of-memory'].includes(ending.code));

/** A crash may be chance, and a child that read other files before may have run out of memory for them. */
const doubtful = (outcome: Outcome<unknown>, jobs: number): boolean =>
  outcome.kind === 'rejected' &&
  (outcome.code === 'internal' || (outcome.code === 'out-of-memory' && jobs > 1));

const judge = <Result>(ending: Ending<Result>, { timeoutMs, memoryMegabytes }: Bounds): Outcome<Result> => {
  if (ending.kind === 'done') return ending;
  if (ending.kind === 'failed') return { kind: 'rejected', code: ending.code, detail: ending.detail };
  if (ending.kind === 'unstarted') return { kind: 'rejected', code: 'internal', detail: notStarted(ending) };
  if (ending.kind === 'late' || ending.signal === 'SIGXCPU')
    return { kind: 'rejected', code: 'timed-out', detail: `> ${timeoutMs / 1000} s` };
  if (starved(ending)) return { kind: 'rejected', code: 'out-of-memory', detail: `> ${memoryMegabytes} MB` };
  return { kind: 'rejected', code: 'internal', detail: lastLine(ending) };
};

const notStarted = ({ why }: { why: string }): string => `the reading process could not be started (${why})`;

// "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory", "terminate called … std::bad_alloc"
const exhausted = /heap out of memory|Allocation failed|out of memory|bad_alloc|Cannot allocate memory/iu;

/** V8 aborts when the heap is full; SIGKILL that is not ours is the kernel's way to say that memory ran out. */
const starved = ({ code, signal, lastWords }: Ending<unknown> & { kind: 'gone' }): boolean =>
  signal === 'SIGABRT' || signal === 'SIGKILL' || code === 134 || exhausted.test(lastWords);

const lastLine = ({ code, signal, lastWords }: Ending<unknown> & { kind: 'gone' }): string => {
  const lines = lastWords.split('\n').map((line) => line.trim());
  // "TypeError: x is not a function"
  const error = lines.find((line) => /^\w*Error\b.*:/u.test(line)) ?? lines.findLast((line) => line !== '');
  return `the reading process ended (${signal ?? `exit ${code ?? '?'}`})${error === undefined ? '' : `: ${error}`}`;
};
