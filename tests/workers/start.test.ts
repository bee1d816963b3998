import { createHash, randomBytes } from 'node:crypto';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { noConfiguration } from '../../schemas/configuration.js';
import { readSettings } from '../../src/config.js';
import { BullMqQueue } from '../../src/queue/bullmq.js';
import { InProcessQueue } from '../../src/queue/in-process.js';
import type { JobSource, Priority, Queue } from '../../src/queue/queue.js';
import { Store } from '../../src/store/store.js';
import { startWorkers, type Workers } from '../../workers/start.js';
import { report } from '../cli/fuhe.js';
import { findRedis, forget } from '../queue/redis.js';
import { engines, stopServer } from '../store/engines.js';

afterAll(stopServer);
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const redis = await findRedis();
const prefix = `fuhe-test-${randomBytes(6).toString('hex')}`;

interface Adapter {
  name: string;
  create: () => Queue & JobSource;
  remove: () => Promise<void>;
}
const adapters: Adapter[] = [
  { name: 'a queue in this process', create: () => new InProcessQueue(), remove: () => Promise.resolve() },
];
if (redis !== null)
  adapters.push({
    name: 'a queue through Redis',
    create: () => new BullMqQueue({ url: redis, prefix }),
    remove: () => forget(redis, prefix),
  });

describe.each(adapters)('workers with $name', (adapter) => {
  let store: Store;
  let queue: Queue & JobSource;
  let home: string;
  let remove: () => Promise<void>;
  const started: Workers[] = [];

  beforeEach(async () => {
    const created = await engines.at(-1)!.create();
    remove = created.remove;
    home = created.location.home;
    store = await Store.open(created.location);
    queue = adapter.create();
  }, 120_000);
  afterEach(async () => {
    await Promise.all(started.splice(0).map((workers) => workers.close()));
    await queue.close();
    await store.close();
    await Promise.all([adapter.remove(), remove()]);
  });

  const start = (pollMs: number): Workers => {
    const settings = { ...readSettings({}), jobs: 1 };
    const workers = startWorkers(store, queue, settings, {
      configuration: noConfiguration,
      log: silent,
      pollMs,
    });
    started.push(workers);
    return workers;
  };
  const accept = async (content: string, priority: Priority = 'bulk'): Promise<string> => {
    const sha256 = createHash('sha256').update(content).digest('hex');
    const path = join(home, 'sent');
    writeFileSync(path, content);
    await store.objects.put(path, sha256);
    const bytes = Buffer.byteLength(content);
    await store.work.accept({ sha256, bytes, name: 'a.md', priority, actor: 'x' });
    return sha256;
  };
  const tell = (sha256: string, priority: Priority = 'bulk'): Promise<void> =>
    queue.add({ kind: 'extract', sha256, priority });
  const ends = (sha256: string, expected: object): Promise<void> =>
    vi.waitFor(
      async () => {
        expect(await store.work.find(sha256)).toMatchObject(expected);
      },
      { timeout: 40_000, interval: 50 },
    );

  const done = async (): Promise<string[]> => {
    const rows = await store.database
      .selectFrom('work')
      .select('sha256')
      .where('state', '=', 'done')
      .orderBy('changed_at')
      .execute();
    return rows.map(({ sha256 }) => sha256);
  };

  it('read what was accepted, whether a job tells them or not, and set bad files aside', async () => {
    const untold = await accept(report('甲局', '95%'));
    const empty = await accept(' ');
    start(60_000);
    await ends(untold, { state: 'done' });
    await ends(empty, { state: 'set-aside', code: 'empty', attempts: 1 });
    const told = await accept(report('乙局', '95%'));
    await tell(told);
    await ends(told, { state: 'done' });
  });

  it('let what somebody waits for overtake an import', async () => {
    const bulk: string[] = [];
    for (let index = 0; index < 8; index += 1) bulk.push(await accept(report(`第${index}局`, '95%')));
    for (const each of bulk) await tell(each);
    start(500);
    await ends(bulk[0]!, { state: 'done' });
    const urgent = await accept(report('急局', '95%'), 'interactive');
    await tell(urgent, 'interactive');
    const endedBefore = (await done()).length;
    for (const each of [urgent, ...bulk]) await ends(each, { state: 'done' });
    // One piece was perhaps under way already; whatever the speed of the machine, the next one is the urgent one.
    expect((await done()).indexOf(urgent)).toBeLessThanOrEqual(endedBefore + 1);
  });

  it('put off what they cannot get at, without blaming the file, say so, and read it when they can', async () => {
    const sha256 = await accept(report('丙局', '95%'));
    renameSync(join(home, 'objects'), join(home, 'away'));
    writeFileSync(join(home, 'objects'), 'not a folder');
    const workers = start(500);
    await vi.waitFor(
      async () => {
        expect((await workers.health()).troubles.join()).toMatch(/^work has to be put off: ENOTDIR/u);
        expect(await store.work.find(sha256)).toMatchObject({ state: 'waiting', attempts: 0, diagnoses: [] });
      },
      { timeout: 20_000 },
    );
    renameSync(join(home, 'objects'), join(home, 'file'));
    renameSync(join(home, 'away'), join(home, 'objects'));
    await sql`update work set not_before = now()`.execute(store.database);
    await ends(sha256, { state: 'done', attempts: 1 });
    expect(await workers.health()).toEqual({ troubles: [] });
  });
});
