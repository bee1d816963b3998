/**
 * npm run bench:service                              20,000 reports in a database that is made for it and dropped
 * npm run bench:service -- --reports 2000            fewer of them
 * npm run bench:service -- --database NAME --keep    kept for the next run, which fills it up or finds it full
 *
 * A real `fuhe serve` on loopback over a PostgreSQL (FUHE_BENCH_DATABASE_URL, else postgres@127.0.0.1:5432), asked over
 * so many connections at a time (--connections 8, --requests 400 for each line). Prints how long answers took.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { fill } from './fill.js';
import { measure, type Measured, type Target } from './measure.js';
import { scenarios } from './scenarios.js';

const { values } = parseArgs({
  options: {
    reports: { type: 'string', default: '20000' },
    connections: { type: 'string', default: '8' },
    requests: { type: 'string', default: '400' },
    database: { type: 'string', default: `fuhe_bench_${randomBytes(4).toString('hex')}` },
    only: { type: 'string', default: '' },
    keep: { type: 'boolean', default: false },
  },
});
const server = process.env.FUHE_BENCH_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres';
const fuhe = join(import.meta.dirname, '../../dist/src/cli/main.js');

const main = async (): Promise<void> => {
  const home = mkdtempSync(join(tmpdir(), 'fuhe-bench-'));
  const database = await makeDatabase(values.database);
  try {
    const key = await filled(database, home);
    const { address, child } = await serve(database, home);
    try {
      await table({ address, key });
    } finally {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
    if (!values.keep) await administer(`drop database "${values.database}" with (force)`);
  }
};

const makeDatabase = async (name: string): Promise<string> => {
  await administer(`create database "${name}"`).catch((error: unknown) => {
    if (!(error instanceof pg.DatabaseError && error.code === '42P04' && values.keep)) throw error;
  });
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
};

const administer = async (statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
};

/** Gives a key of the API. */
const filled = async (database: string, home: string): Promise<string> => {
  const began = performance.now();
  // what a crash would lose is made again
  const store = await fill(`${database}?options=-c%20synchronous_commit%3Doff`, home, Number(values.reports));
  const { key } = await store.access.createKey(`bench ${randomBytes(4).toString('hex')}`, 'reader', 'bench');
  await store.close();
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  await client.query('vacuum analyze');
  const { rows } = await client.query<{ size: string; version: string }>(
    `select pg_size_pretty(pg_database_size(current_database())) as size, current_setting('server_version') as version`,
  );
  await client.end();
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(
    `${values.reports} reports, ${rows[0]?.size ?? ''}, PostgreSQL ${rows[0]?.version ?? ''}, filled in ${seconds} s`,
  );
  return key;
};

const serve = async (database: string, home: string): Promise<{ address: string; child: ChildProcess }> => {
  const child = spawn(process.execPath, [fuhe, 'serve', '--port', '0'], {
    env: {
      ...process.env,
      DATABASE_URL: database,
      REDIS_URL: '',
      FUHE_HOME: home,
      FUHE_REQUESTS_PER_MINUTE: '100000000',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stderr })) {
    const [address] = /^http:\S+/u.exec(line) ?? [];
    // the log goes on, and nobody reads it
    if (address !== undefined) return (child.stderr.resume(), { address, child });
    lines.push(line);
  }
  throw new Error(`fuhe serve did not start:\n${lines.join('\n')}`);
};

const table = async (target: Target): Promise<void> => {
  const options = { connections: Number(values.connections), requests: Number(values.requests) };
  console.log(
    `${options.connections} connections, ${options.requests} requests for each line, milliseconds\n`,
  );
  console.log('| asked for | p50 | p95 | p99 | worst | requests/s | kB |');
  console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: |');
  for (const [name, pathAt] of await scenarios(target)) {
    if (!name.includes(values.only)) continue;
    console.log(row(name, await measure(target, pathAt, options)));
  }
  console.log(
    `\nload of the machine at the end: ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}`,
  );
};

const row = (name: string, { p50, p95, p99, worst, perSecond, bytes }: Measured): string =>
  `| ${[name, p50.toFixed(1), p95.toFixed(1), p99.toFixed(1), worst.toFixed(1), perSecond.toFixed(0), (bytes / 1024).toFixed(1)].join(' | ')} |`;

await main();
