import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Lock } from '../../src/store/lock.js';
import { open } from '../../src/store/open.js';
import { engines, stopServer } from './engines.js';

afterAll(stopServer);

describe.each(engines)('opening the database on $name', (engine) => {
  it(
    'brings it up to date once, keeps what is in it, and refuses one made by a newer fuhe',
    { timeout: 120_000 },
    async () => {
      const { location, remove } = await engine.create();
      try {
        const first = await open(location);
        await sql`insert into reviews (fingerprint, decision, reviewer) values ('f', 'confirmed', 'x')`.execute(
          first.database,
        );
        await first.close();

        const second = await open(location);
        expect((await sql`select fingerprint from reviews`.execute(second.database)).rows).toEqual([
          { fingerprint: 'f' },
        ]);
        await sql`insert into migrations (number, name) values (9999, '9999-later.sql')`.execute(
          second.database,
        );
        await second.close();

        await expect(open(location)).rejects.toThrow(/newer fuhe \(9999-later\.sql\)/u);
      } finally {
        await remove();
      }
    },
  );
});

it('names a database server that cannot be reached', async () => {
  const home = mkdtempSync(join(tmpdir(), 'fuhe-open-'));
  const location = { home, databaseUrl: 'postgres://nobody:secret@127.0.0.1:9/none', schema: 'fuhe' };
  const refusal = await open(location).catch((error: unknown) => String(error));
  expect(refusal).toMatch(/DATABASE_URL/u);
  expect(refusal).not.toMatch(/secret/u);
  rmSync(home, { recursive: true });
});

describe('the lock of the embedded database', () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'fuhe-lock-'));
  });
  afterEach(() => {
    rmSync(home, { recursive: true, force: true });
  });
  const holder = (fields: object): string =>
    JSON.stringify({
      pid: process.pid,
      started: null,
      host: hostname(),
      since: '2026-01-01T00:00:00Z',
      ...fields,
    });

  it('is held by one process at a time, which the refusal names', async () => {
    const lock = await Lock.take(home);
    await expect(Lock.take(home)).rejects.toThrow(new RegExp(`pid ${process.pid} on `, 'u'));
    await lock.release();
    await (await Lock.take(home)).release();
  });

  it('is taken over from a process that is gone', async () => {
    writeFileSync(join(home, 'lock'), holder({ pid: 2 ** 22 + 1 }));
    await (await Lock.take(home)).release();
  });

  it.runIf(process.platform === 'linux')(
    'is taken over when the process id belongs to a later process',
    async () => {
      writeFileSync(join(home, 'lock'), holder({ started: '1' }));
      await (await Lock.take(home)).release();
    },
  );

  it('is not taken over from another machine, whose processes cannot be seen', async () => {
    writeFileSync(join(home, 'lock'), holder({ host: 'elsewhere' }));
    await expect(Lock.take(home)).rejects.toThrow(/on elsewhere since 2026/u);
  });

  it('is taken over when it holds nothing sensible', async () => {
    writeFileSync(join(home, 'lock'), '');
    await (await Lock.take(home)).release();
  });

  it('goes to exactly one of many that find it stale at once, time after time', async () => {
    for (let round = 0; round < 40; round += 1) {
      writeFileSync(join(home, 'lock'), holder({ pid: 2 ** 22 + 1, since: String(round) }));
      const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => Lock.take(home)));
      const taken = outcomes.filter((outcome) => outcome.status === 'fulfilled');
      expect(taken).toHaveLength(1);
      await taken[0]?.value.release();
      expect(readdirSync(home)).toEqual([]);
    }
  });

  it('is never held by two, however takers and releases mix', async () => {
    writeFileSync(join(home, 'lock'), holder({ pid: 2 ** 22 + 1 }));
    let holders = 0;
    let taken = 0;
    const work = async (): Promise<void> => {
      for (let tries = 0; tries < 60; tries += 1) {
        const lock = await Lock.take(home).catch(() => null);
        if (!lock) continue;
        taken += 1;
        holders += 1;
        expect(holders).toBe(1);
        await new Promise((resolve) => setImmediate(resolve));
        holders -= 1;
        await lock.release();
      }
    };
    await Promise.all(Array.from({ length: 6 }, work));
    expect(taken).toBeGreaterThan(5);
    expect(readdirSync(home)).toEqual([]);
  });

  it('passes on again when the one that took over dies too', async () => {
    const dead = holder({ pid: 2 ** 22 + 1 });
    writeFileSync(join(home, 'lock'), dead);
    await Lock.take(home);
    const [heir = ''] = readdirSync(home).filter((name) => name !== 'lock');
    await expect(Lock.take(home)).rejects.toThrow(/in use by another process/u);
    writeFileSync(join(home, heir), holder({ pid: 2 ** 22 + 2 }));
    const lock = await Lock.take(home);
    expect(readdirSync(home)).toHaveLength(3);
    await lock.release();
    expect(readdirSync(home)).toEqual([]);
  });
});
