/** A PostgreSQL server for the tests: the one that is named or running, else one of our own for the time of a test file. */
import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

export interface Server {
  url: string;
  stop: () => void;
}

/** null = there is none and none can be started. With CI=true that is an error: a skipped suite proves nothing. */
export const findServer = async (): Promise<Server | null> => {
  for (const url of [process.env.FUHE_TEST_DATABASE_URL, 'postgres://postgres@127.0.0.1:5432/postgres'])
    if (url !== undefined && (await answers(url))) return { url, stop: () => undefined };
  const own = startServer();
  if (own && (await answers(own.url))) return own;
  own?.stop();
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

/** initdb refuses to run as root, so that then the system's postgres user does. */
const startServer = (): Server | null => {
  const programs = installed();
  const root = process.getuid?.() === 0;
  const user = root ? spawnSync('id', ['-u', 'postgres']).stdout.toString().trim() : '';
  if (programs === null || (root && user === '')) return null;
  const folder = mkdtempSync(join(tmpdir(), 'fuhe-postgres-'));
  if (root) chownSync(folder, Number(user), statSync(folder).gid);
  const run = (program: string, ...args: string[]): void => {
    const command = root
      ? ['setpriv', `--reuid=${user}`, '--clear-groups', join(programs, program)]
      : [join(programs, program)];
    execFileSync(command[0] ?? '', [...command.slice(1), ...args], { cwd: folder, stdio: 'ignore' });
  };
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  run('initdb', '-D', 'data', '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C');
  run(
    'pg_ctl',
    '-D',
    'data',
    '-w',
    '-o',
    `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1`,
    '-l',
    'log',
    'start',
  );
  const stop = (): void => {
    run('pg_ctl', '-D', 'data', '-m', 'immediate', 'stop');
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop };
};

const installed = (): string | null => {
  const debian = '/usr/lib/postgresql';
  const versions = spawnSync('ls', [debian]).status === 0 ? readdirSync(debian).toSorted() : [];
  const newest = versions.at(-1);
  return newest === undefined ? null : join(debian, newest, 'bin');
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
