import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFiles } from '../../bench/service/chaos/files.js';
import { judge } from '../../bench/service/chaos/outcome.js';
import { noHarm, run } from '../../bench/service/chaos/run.js';
import { OwnService } from '../../bench/service/chaos/service.js';
import { fuhe, serversInstalled } from './installed.js';

describe.runIf(serversInstalled())('the whole service', () => {
  let service: OwnService;
  beforeAll(async () => {
    service = await OwnService.start({ fuhe, workers: 2, environment: { FUHE_LEASE: '3' } });
  }, 120_000);
  afterAll(() => service.remove());

  it(
    'loses, doubles and changes nothing when workers are killed and Redis forgets everything',
    { timeout: 300_000 },
    async () => {
      const files = makeFiles(60);
      const sent = await run(service, files, { ...noHarm, workers: 2, redis: 1 }, 240_000);
      const outcome = await judge(service, files, sent);
      expect(outcome.faults).toEqual([]);
      expect(outcome).toMatchObject({ stored: 57, setAside: { corrupt: 1, scanned: 1, encrypted: 1 } });
      expect(outcome.records).toEqual({ same: 57, compared: 57 });
      expect(await service.stop()).toEqual([0, 0, 0]);
    },
  );
});

describe('the files of such a run', () => {
  it('are the same every time, and all different', () => {
    const [one, other] = [makeFiles(40), makeFiles(40)];
    expect(one.map(({ sha256 }) => sha256)).toEqual(other.map(({ sha256 }) => sha256));
    expect(new Set(one.map(({ sha256 }) => sha256)).size).toBe(40);
  });
});
