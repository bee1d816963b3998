/** A PostgreSQL server for the tests: the one that is named or running, else one of our own for the time of a test file. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { OwnPostgres } from './own-postgres.js';

export interface Server {
  url: string;
  stop: () => Promise<void>;
}

/** null = there is none and none can be started. With CI=true that is an error: a skipped suite proves nothing. */
export const findServer = async (): Promise<Server | null> => {
  for (const url of [process.env.FUHE_TEST_DATABASE_URL, 'postgres://postgres@127.0.0.1:5432/postgres'])
    if (url !== undefined && (await answers(url))) return { url, stop: () => Promise.resolve() };
  const own = await startServer();
  if (own && (await answers(own.url))) return own;
  await own?.stop();
  if (process.env.CI === 'true') throw new Error('CI needs a PostgreSQL server: set FUHE_TEST_DATABASE_URL');
  process.stderr.write(
    'no PostgreSQL server: its half of the store tests is skipped (FUHE_TEST_DATABASE_URL)\n',
  );
  return null;
};

const answers = async (connectionString: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 3000 });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
};

const startServer = async (): Promise<Server | null> => {
  if (!OwnPostgres.installed()) return null;
  const own = await OwnPostgres.create();
  return { url: own.url, stop: () => own.remove() };
};

export interface TestDatabase {
  url: string;
  drop: () => Promise<void>;
}

export const createDatabase = async ({ url }: Server): Promise<TestDatabase> => {
  const name = `fuhe_test_${randomBytes(6).toString('hex')}`;
  await command(url, `create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  return { url: own.href, drop: () => command(url, `drop database ${name} with (force)`) };
};

const command = async (connectionString: string, text: string): Promise<void> => {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
};
