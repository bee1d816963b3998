/** A run outlasts a store that is away for a while. One that is full, or stays away, ends it: that is no file's fault. */
import { setTimeout as wait } from 'node:timers/promises';
import { isFull, StorageFailure, UsageError } from '../errors.js';
import { isOutage } from '../store/outage.js';
import type { Interrupt } from './interrupt.js';
import { note } from './output.js';

const firstPauseMs = 250;
const longestPauseMs = 5000;

export class Patience {
  readonly #interrupt: Pick<Interrupt, 'code'>;
  readonly #longestMs: number;
  /** when the store was first found away; null while it answers */
  #awaySince: number | null = null;

  constructor(interrupt: Pick<Interrupt, 'code'>, longestMs = 600_000) {
    this.#interrupt = interrupt;
    this.#longestMs = longestMs;
  }

  /** What `work` gives, when the store has it. Other errors are thrown as they come; UsageError: it is of no use to go on. */
  async outlast<Result>(work: () => Promise<Result>): Promise<Result> {
    for (let pause = firstPauseMs; ; pause = Math.min(pause * 2, longestPauseMs)) {
      try {
        const result = await work();
        this.#awaySince = null;
        return result;
      } catch (error) {
        if (isFull(error)) throw new UsageError(full(error));
        if (!isOfStore(error)) throw error;
        if (this.#awaySince === null) note(waiting(error));
        this.#awaySince ??= performance.now();
        const isOver = performance.now() - this.#awaySince > this.#longestMs;
        if (isOver || this.#interrupt.code !== null) throw new UsageError(away(error));
        await wait(pause);
      }
    }
  }
}

/** Is it the trouble of the store, and not of the file that was on its way into it? */
export const isOfStore = (error: unknown): boolean =>
  isFull(error) || isOutage(error) || error instanceof StorageFailure;

const words = (error: unknown): string =>
  error instanceof AggregateError
    ? error.errors.map(words).join('; ')
    : error instanceof Error
      ? error.message
      : String(error);

const waiting = (error: unknown): string =>
  `数据库或原始文件的存储暂时不可用，正在等待 / the database or the store of the originals is away, waiting for it: ${words(error)}`;
const away = (error: unknown): string =>
  `数据库或原始文件的存储不可用：已存的不受影响，恢复后再次运行即从这里继续 / the database or the store of the originals stays away: what is stored is safe, and the next run goes on from here: ${words(error)}`;
const full = (error: unknown): string =>
  `存储空间已满：已存的不受影响，腾出空间后再次运行即从这里继续 / the storage is full: what is stored is safe; make room, and the next run goes on from here: ${words(error)}`;
