import type { Job } from './queue.js';

/** Jobs of one name are one job while they wait. An urgent one is another than the same in an import: it overtakes it. */
export const nameOf = (job: Job): string =>
  `${job.priority}-${job.kind}-${job.kind === 'extract' ? job.sha256 : job.report}`;
