import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { InProcessQueue } from '../../src/queue/in-process.js';
import { readConfiguration } from '../../src/configuration/index.js';
import { readSettings } from '../../src/config.js';
import { Store } from '../../src/store/store.js';
import { startWorkers } from '../../workers/start.js';
import { report } from '../cli/fuhe.js';
import { engines, stopServer } from '../store/engines.js';

afterAll(stopServer);
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

it('workers read what was accepted, whether a job tells them or not, and set bad files aside', async () => {
  const { location, remove } = await engines.at(-1)!.create();
  const store = await Store.open(location);
  const send = async (content: string): Promise<string> => {
    const sha256 = createHash('sha256').update(content).digest('hex');
    const path = join(location.home, 'sent');
    writeFileSync(path, content);
    await store.objects.put(path, sha256);
    await store.work.accept({
      sha256,
      bytes: Buffer.byteLength(content),
      name: 'a.md',
      priority: 'bulk',
      actor: 'x',
    });
    return sha256;
  };
  const untold = await send(report('甲局', '95%'));
  const empty = await send(' ');
  const queue = new InProcessQueue();
  const workers = startWorkers(store, queue, { ...readSettings({}), jobs: 1 }, {
    configuration: await readConfiguration(undefined), log: silent, pollMs: 60_000,
  }); // prettier-ignore
  await vi.waitFor(async () => {
    expect(await store.work.find(untold)).toMatchObject({ state: 'done' });
    expect(await store.work.find(empty)).toMatchObject({ state: 'set-aside', code: 'empty' });
  }, 30_000);
  const told = await send(report('乙局', '95%'));
  await queue.add({ kind: 'extract', sha256: told, priority: 'bulk' });
  await vi.waitFor(async () => {
    expect(await store.work.find(told)).toMatchObject({ state: 'done' });
  }, 30_000);
  await workers.close();
  await store.close();
  await remove();
});
