import { pino } from 'pino';
import { serveHealth } from '../../workers/health.js';
import { startWorkers } from '../../workers/start.js';
import { readConfiguration } from '../configuration/index.js';
import { UsageError } from '../errors.js';
import { BullMqQueue } from '../queue/bullmq.js';
import { Store } from '../store/store.js';
import { stopAsked } from './interrupt.js';
import { settingsFor, type ReadingOptions } from './settings.js';

interface WorkerOptions extends Omit<ReadingOptions, 'jobs'> {
  concurrency?: number;
  healthPort?: number;
}

export const run = async (_: [], { concurrency, healthPort, ...options }: WorkerOptions): Promise<number> => {
  const asked = stopAsked();
  const settings = settingsFor(concurrency === undefined ? options : { ...options, jobs: concurrency });
  const { redisUrl, databaseUrl, schema } = settings;
  if (redisUrl === null || databaseUrl === null)
    throw new UsageError(
      'fuhe worker 需要 REDIS_URL 和 DATABASE_URL / fuhe worker needs REDIS_URL and DATABASE_URL',
    );
  const configuration = await readConfiguration(options.config);
  const log = pino({ name: 'fuhe-worker' }, pino.destination(2));
  const store = await Store.open(settings);
  const troubled = (error: Error): void => {
    log.warn({ reason: error.message }, 'trouble with Redis');
  };
  const queue = new BullMqQueue({ url: redisUrl, prefix: schema, troubled });
  const workers = startWorkers(store, queue, settings, { configuration, log });
  const health = healthPort === undefined ? null : await serveHealth(healthPort, () => workers.health());
  await asked;
  await workers.close();
  await health?.close();
  await queue.close();
  await store.close();
  return 0;
};
