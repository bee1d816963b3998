/** Brings database and queue together again: leases that ended, work whose job was lost. */
import type { Queue } from '../src/queue/queue.js';
import type { Work } from '../src/store/work.js';
import type { Log } from './log.js';

/** `waitedMs`: work that waits longer than this may have lost its job. Rejects when the database is away. */
export const sweep = async (work: Work, queue: Queue, waitedMs: number, log: Log): Promise<void> => {
  for (const lapsed of await work.returnLapsed()) log.warn(lapsed, 'a lease ran out');
  const waiting = await work.stale(waitedMs);
  for (const { kind, sha256, report, priority } of waiting)
    await queue.add(kind === 'extract' ? { kind, sha256, priority } : { kind, report, priority });
  if (waiting.length > 0) log.info({ jobs: waiting.length }, 'work that waited was put into the queue again');
};
