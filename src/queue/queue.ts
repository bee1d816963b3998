/** The port to whatever hands out work. It only wakes workers up: what there is to do stands in the database. */

/** interactive: somebody waits for it. bulk: part of an import */
export type Priority = 'interactive' | 'bulk';

export type Job =
  | { kind: 'extract'; /** hash of the content */ sha256: string; priority: Priority }
  | { kind: 'audit'; /** id of the stored report */ report: string; priority: Priority };

/** Jobs may be lost, doubled or reordered. Whoever takes one asks the database whether it still has to be done. */
export interface Queue {
  /** Resolves when the queue has the job; rejects when it cannot be reached. */
  add(job: Job): Promise<void>;
  /** Jobs that wait and jobs that run. */
  counts(): Promise<{ waiting: number; running: number }>;
  /** Can it be reached at this moment? Never rejects. */
  ready(): Promise<boolean>;
  close(): Promise<void>;
}

/** The side of the workers. */
export interface JobSource {
  /**
   * Calls `work` for each job as it comes, the most urgent first, at most `width` at the same time. A job whose work
   * rejects is dropped: what has to be done again stands in the database.
   */
  consume(width: number, work: (job: Job) => Promise<void>): Consumer;
}

export interface Consumer {
  /** Takes no more jobs; resolves when those under way have ended. */
  close(): Promise<void>;
}
