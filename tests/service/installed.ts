import { OwnRedis } from '../queue/redis.js';
import { OwnPostgres } from '../store/own-postgres.js';

/** With CI=true it is an error when there are none: a skipped suite proves nothing. */
export const serversInstalled = (): boolean => {
  const installed = OwnPostgres.installed() && OwnRedis.installed();
  if (!installed && process.env.CI === 'true')
    throw new Error('CI needs the programs of PostgreSQL and Redis: these tests start and kill their own');
  return installed;
};

/** The command from its sources. */
export const fuhe = [
  process.execPath,
  '--import',
  import.meta.resolve('tsx'),
  new URL('../../src/cli/main.ts', import.meta.url).pathname,
];
