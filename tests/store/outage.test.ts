import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { open } from '../../src/store/open.js';
import { isOutage } from '../../src/store/outage.js';
import { engines, stopServer } from './engines.js';

afterAll(stopServer);
const server = engines.find(({ name }) => name === 'PostgreSQL');

describe.runIf(server)('a database server', () => {
  it('is brought up to date once by processes that start at the same time', async () => {
    const { location, remove } = await server!.create();
    const opened = await Promise.all(Array.from({ length: 4 }, () => open(location)));
    const { rows } = await sql<{ number: number }>`select number from migrations order by number`.execute(
      opened[0]!.database,
    );
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => index + 1));
    await Promise.all(opened.map((each) => each.close()));
    await remove();
  });

  it('that breaks connections, also between two statements, fails those transactions and serves the next', async () => {
    const { location, remove } = await server!.create();
    const { database, close } = await open(location);
    const killer = new pg.Client({ connectionString: location.databaseUrl! });
    await killer.connect();
    const broken = database
      .transaction()
      .execute(async (transaction) => {
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction);
        await killer.query('select pg_terminate_backend($1)', [rows[0]!.pid]);
        await new Promise((resolve) => setTimeout(resolve, 200));
        await sql`select 1`.execute(transaction);
      })
      .catch((error: unknown) => error);
    expect(isOutage(await broken)).toBe(true);
    expect((await sql`select 1 as one`.execute(database)).rows).toEqual([{ one: 1 }]);
    await killer.end();
    await close();
    await remove();
  });
});

describe.runIf(server)('a statement that takes too long on a server', () => {
  it('is given up as something that passes, and holds nobody up but itself', async () => {
    const { location, remove } = await server!.create();
    const { database, close } = await open({ ...location, statementTimeoutMs: 50 });
    const given = await sql`select pg_sleep(20)`.execute(database).catch((error: unknown) => error);
    expect(isOutage(given)).toBe(true);
    expect((await sql`select 1 as one`.execute(database)).rows).toEqual([{ one: 1 }]);
    await close();
    await remove();
  });
});

describe('a trouble with the database', () => {
  const coded = (code: string): Error => Object.assign(new Error('x'), { code });
  it('passes when the server is away, stopping or out of connections', () => {
    for (const code of ['57P01', '57P03', '53300', '08006', '40P01', 'ECONNREFUSED', 'ECONNRESET'])
      expect(isOutage(coded(code))).toBe(true);
    expect(isOutage(new AggregateError([coded('ECONNREFUSED')]))).toBe(true);
  });

  it('does not pass when the statement or the program is wrong', () => {
    for (const code of ['23503', '22P02', '42P01']) expect(isOutage(coded(code))).toBe(false);
    expect(isOutage(new TypeError('x is not a function'))).toBe(false);
    expect(isOutage('no error at all')).toBe(false);
  });
});
