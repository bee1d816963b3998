import { createHash } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FolderObjects } from '../../src/store/objects-folder.js';
import { faultyOriginals } from '../../src/store/originals.js';
import { engines, stopServer, storeOn } from './engines.js';
import { sampleReport } from './sample.js';

afterAll(stopServer);

describe.each(engines)('the originals of a store on $name', (engine) => {
  const opened = storeOn(engine);

  it('are missed when a report was read from them, or when they were accepted and still wait to be read', async () => {
    const store = opened();
    const { record } = sampleReport('never kept');
    await store.save(sampleReport('never kept'));
    const sha256 = createHash('sha256').update('waiting').digest('hex');
    const sent = join(tmpdir(), sha256);
    writeFileSync(sent, 'waiting');
    await store.objects.put(sent, sha256);
    rmSync(sent);
    await store.work.accept({ sha256, bytes: 7, name: 'a.md', priority: 'bulk', actor: 'x' });
    const missing = async (): Promise<string[]> =>
      (await faultyOriginals(store)).map(({ what }) => what.en.split(' ')[2] ?? '');
    expect(await missing()).toEqual([record.file.sha256]);
    if (!(store.objects instanceof FolderObjects)) throw new Error('originals are kept in a folder here');
    rmSync(store.objects.path(sha256));
    expect(await missing()).toEqual([record.file.sha256, sha256].toSorted());
  });
});
