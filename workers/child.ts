import type { ChildProcess } from 'node:child_process';
import { launch, type Bounds } from './launch.js';
import type { Reply } from './protocol.js';

/** How one job ended: with a reply, or with the child. */
export type Ending<Result> =
  | Exclude<Reply<Result>, { kind: 'ready' }>
  | { kind: 'late' }
  /** it never came to take a job: nothing is known of the file */
  | { kind: 'unstarted'; why: string }
  | { kind: 'gone'; code: number | null; signal: NodeJS.Signals | null; lastWords: string };

const startMs = 60_000;
const lastWordsKept = 4096;

/** Children of this process, to take along when it exits. */
const alive = new Set<ChildProcess>();
process.once('exit', () => {
  for (const each of alive) each.kill('SIGKILL');
});

/** One child process; takes one job at a time. */
export class Child<Job, Result> {
  /** jobs given so far, and the time they took */
  jobs = 0;
  busyMs = 0;
  readonly #process: ChildProcess;
  readonly #gone: Promise<Ending<Result>>;
  readonly #bounds: Bounds;
  readonly #ready: Promise<Ending<Result> | null>;
  #heard: (reply: Reply<Result>) => void = () => undefined;
  #lastWords = '';

  constructor(entry: URL, bounds: Bounds) {
    this.#bounds = bounds;
    this.#process = launch(entry, bounds);
    alive.add(this.#process);
    this.#process.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#lastWords = (this.#lastWords + text).slice(-lastWordsKept);
    });
    this.#process.on('message', (reply: Reply<Result>) => {
      this.#heard(reply);
    });
    this.#gone = this.#end();
    this.#ready = this.#start();
  }

  async run(job: Job): Promise<Ending<Result>> {
    const failedStart = await this.#ready;
    if (failedStart) return failedStart;
    this.jobs += 1;
    const began = performance.now();
    const ending = await this.#within(this.#bounds.timeoutMs, () =>
      this.#process.send(job as object, () => undefined),
    );
    this.busyMs += performance.now() - began;
    return ending.kind === 'ready'
      ? { kind: 'failed', code: 'internal', detail: 'child answered out of turn' }
      : ending;
  }

  /** Ends it at once; resolves when it is gone. */
  async kill(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#gone;
  }

  async #start(): Promise<Ending<Result> | null> {
    const first = await this.#within(startMs, () => undefined);
    return first.kind === 'ready' ? null : { kind: 'unstarted', why: whyNot(first) };
  }

  async #within(ms: number, begin: () => unknown): Promise<Reply<Result> | Ending<Result>> {
    let timer: NodeJS.Timeout | undefined;
    const reply = new Promise<Reply<Result> | Ending<Result>>((resolve) => {
      this.#heard = resolve;
      timer = setTimeout(resolve, ms, { kind: 'late' });
      begin();
    });
    const ending = await Promise.race([reply, this.#gone]);
    clearTimeout(timer);
    return ending;
  }

  #end(): Promise<Ending<Result>> {
    return new Promise((resolve) => {
      const child = this.#process;
      child.once('error', (error) => {
        alive.delete(child);
        resolve({ kind: 'gone', code: null, signal: null, lastWords: error.message });
      });
      child.once('exit', (code, signal) => {
        alive.delete(child);
        const tell = (): void => {
          resolve({ kind: 'gone', code, signal, lastWords: this.#lastWords });
        };
        // what it wrote last may still be in the pipe; a grandchild must not hold the pipe open for ever
        child.once('close', tell);
        setTimeout(tell, 500).unref();
      });
    });
  }
}

const whyNot = (first: Ending<unknown>): string => {
  if (first.kind === 'late') return `not ready within ${startMs / 1000} s`;
  if (first.kind === 'gone')
    return `${first.signal ?? `exit ${first.code ?? '?'}`}: ${first.lastWords.trim().slice(-300)}`;
  return first.kind;
};
