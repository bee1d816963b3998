/** Jobs from this process to this process. They are gone when it ends; the database knows what there was to do. */
import { nameOf } from './name.js';
import type { Consumer, Job, JobSource, Queue } from './queue.js';

export class InProcessQueue implements Queue, JobSource {
  /** by name, in the order of their coming */
  readonly #waiting = { interactive: new Map<string, Job>(), bulk: new Map<string, Job>() };
  readonly #consumers = new Set<LocalConsumer>();
  #closed = false;

  add(job: Job): Promise<void> {
    if (this.#closed) return Promise.reject(new Error('the queue is closed'));
    const waiting = this.#waiting[job.priority];
    if (!waiting.has(nameOf(job))) waiting.set(nameOf(job), job);
    for (const consumer of this.#consumers) consumer.wake();
    return Promise.resolve();
  }

  counts(): Promise<{ waiting: number; running: number }> {
    const running = [...this.#consumers].reduce((sum, consumer) => sum + consumer.running, 0);
    return Promise.resolve({ waiting: this.#waiting.interactive.size + this.#waiting.bulk.size, running });
  }

  ready(): Promise<boolean> {
    return Promise.resolve(!this.#closed);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#consumers].map((consumer) => consumer.close()));
  }

  consume(width: number, work: (job: Job) => Promise<void>): Consumer {
    const consumer = new LocalConsumer(width, work, () => this.#next());
    this.#consumers.add(consumer);
    consumer.wake();
    return consumer;
  }

  #next(): Job | null {
    for (const waiting of [this.#waiting.interactive, this.#waiting.bulk])
      for (const [name, job] of waiting) {
        waiting.delete(name);
        return job;
      }
    return null;
  }
}

class LocalConsumer implements Consumer {
  running = 0;
  readonly #width: number;
  readonly #work: (job: Job) => Promise<void>;
  readonly #next: () => Job | null;
  #closing = false;
  #ended: () => void = () => undefined;

  constructor(width: number, work: (job: Job) => Promise<void>, next: () => Job | null) {
    this.#width = width;
    this.#work = work;
    this.#next = next;
  }

  wake(): void {
    while (!this.#closing && this.running < this.#width) {
      const job = this.#next();
      if (job === null) return;
      this.running += 1;
      void this.#run(job);
    }
  }

  async close(): Promise<void> {
    this.#closing = true;
    if (this.running > 0)
      await new Promise<void>((resolve) => {
        const before = this.#ended;
        this.#ended = () => {
          before();
          resolve();
        };
      });
  }

  async #run(job: Job): Promise<void> {
    // whose work rejects is dropped, as the port says
    await this.#work(job).catch(() => undefined);
    this.running -= 1;
    if (this.running === 0 && this.#closing) this.#ended();
    this.wake();
  }
}
