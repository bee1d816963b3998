/** Accepted work done by the process that accepted it, in children with limits. */
import type { FastifyBaseLogger } from 'fastify';
import type { Configuration } from '../../schemas/configuration.js';
import { recordSchema } from '../../schemas/record.js';
import { Pool } from '../../workers/pool.js';
import type { AuditJob, ExtractJob, Extracted, Outcome } from '../../workers/protocol.js';
import type { Settings } from '../config.js';
import type { Job, JobSource, Queue } from '../queue/queue.js';
import { findReport } from '../store/queries.js';
import type { Store } from '../store/store.js';
import type { Claimed, Wanted } from '../store/work.js';

const sweepMs = 10_000;
const worker = `serve ${process.pid}`;
const entry = (name: string): URL =>
  new URL(`../../workers/${name}${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

export const workHere = (
  store: Store,
  queue: Queue & JobSource,
  settings: Settings,
  configuration: Configuration,
  log: FastifyBaseLogger,
): { close: () => Promise<void> } => {
  const readers = new Pool<ExtractJob, Extracted>({ ...settings, entry: entry('extract') });
  const checkers = new Pool<AuditJob, unknown>({ ...settings, jobs: 1, entry: entry('audit') });
  const { limits } = settings;
  const read = ({ sha256, name }: Claimed): Promise<Outcome<Extracted>> =>
    store.objects.withFile(sha256, (path) => readers.run({ path, name, limits, configuration }));
  const check = async ({ report }: Claimed): Promise<Outcome<unknown>> => {
    const { record, reading } = await findReport(store.database, report);
    return checkers.run({ file: record.file, reading, configuration });
  };
  const finish = async (claimed: Claimed): Promise<void> => {
    const { claim, kind } = claimed;
    const outcome = kind === 'extract' ? await read(claimed) : await check(claimed);
    if (outcome.kind === 'rejected') {
      const { code, detail } = outcome;
      await store.work.failed(claim, { code, detail }, code === 'internal');
    } else if (kind === 'extract') await store.work.done(claim, outcome.result as Extracted);
    else await store.work.audited(claim, recordSchema.parse(outcome.result));
  };
  // longer than a file may take, so that no claim lapses under its worker
  const lease = settings.timeoutMs * 2 + 60_000;
  const take = async (job: Job): Promise<void> => {
    try {
      const claimed = await store.work.claim(worker, lease, wantedBy(job));
      if (claimed) await finish(claimed);
    } catch (error) {
      // the claim lapses, and the sweep takes the work up again
      log.error({ err: error, kind: job.kind }, 'work failed');
    }
  };
  const sweep = async (): Promise<void> => {
    try {
      await store.work.returnLapsed();
      for (const { kind, sha256, report, priority } of await store.work.stale(0))
        await queue.add(kind === 'extract' ? { kind, sha256, priority } : { kind, report, priority });
    } catch (error) {
      log.warn({ err: error }, 'sweep failed; it will be tried again');
    }
  };
  const consumer = queue.consume(settings.jobs, take);
  void sweep();
  const timer = setInterval(() => void sweep(), sweepMs);
  return {
    close: async () => {
      clearInterval(timer);
      await consumer.close();
      await Promise.all([readers.close(), checkers.close()]);
    },
  };
};

const wantedBy = (job: Job): Wanted =>
  job.kind === 'extract' ? { kind: 'extract', sha256: job.sha256 } : { kind: 'audit', report: job.report };
