/** A process that is started again whenever it ends, as a container is, until it is asked to stop. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';

const pauseMs = 300;

export class Supervised {
  /** how often it ended without having been killed */
  ended = 0;
  readonly #start: () => ChildProcess;
  #process: ChildProcess;
  #stopping = false;
  #killed = false;

  constructor(start: () => ChildProcess) {
    this.#start = start;
    this.#process = this.#watched();
  }

  /** Kills it; resolves when it is started again. */
  async kill(): Promise<void> {
    const before = this.#process;
    this.#killed = true;
    before.kill('SIGKILL');
    while (this.#process === before) await wait(50);
  }

  /** Asks it to stop; gives its exit code, null when a signal ended it. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    this.#stopping = true;
    const child = this.#process;
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
    }
    return child.exitCode;
  }

  #watched(): ChildProcess {
    const child = this.#start();
    child.once('exit', () => {
      if (this.#stopping) return;
      if (!this.#killed) this.ended += 1;
      this.#killed = false;
      setTimeout(() => {
        if (!this.#stopping) this.#process = this.#watched();
      }, pauseMs);
    });
    return child;
  }
}
