import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { engines, stopServer, type Engine } from '../store/engines.js';
import { startService } from './service.js';

afterAll(stopServer);

it('an API that starts removes uploads that one which was killed left behind, and none that may be under way', async () => {
  let home = '';
  const leftBehind: Engine = {
    ...engines.at(-1)!,
    create: async () => {
      const created = await engines.at(-1)!.create();
      home = created.location.home;
      for (const name of ['upload-old', 'upload-young']) {
        mkdirSync(join(home, 'incoming', name), { recursive: true });
        writeFileSync(join(home, 'incoming', name, '0'), 'half a file');
      }
      const hoursAgo = new Date(Date.now() - 2 * 3_600_000);
      utimesSync(join(home, 'incoming', 'upload-old'), hoursAgo, hoursAgo);
      return created;
    },
  };
  const service = await startService(leftBehind);
  expect(existsSync(join(home, 'incoming', 'upload-old'))).toBe(false);
  expect(existsSync(join(home, 'incoming', 'upload-young', '0'))).toBe(true);
  await service.close();
});
