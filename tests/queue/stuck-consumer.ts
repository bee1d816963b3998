/** Takes a job from the queue at this address, prints which, and never ends it: to be killed. */
import { setInterval } from 'node:timers';
import { BullMqQueue } from '../../src/queue/bullmq.js';

const [, , url = '', lockMs = ''] = process.argv;
const queue = new BullMqQueue({ url, prefix: 'fuhe', lockMs: Number(lockMs) });
queue.consume(1, (job) => {
  process.stdout.write(job.kind === 'extract' ? job.sha256 : job.report);
  return new Promise(() => setInterval(() => undefined, 1000));
});
