/** The worker as an operator runs it: a process of its own, with real files, real signals and real limits. */
import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Client } from '../../bench/service/chaos/client.js';
import { freePort, OwnService } from '../../bench/service/chaos/service.js';
import { report } from '../cli/fuhe.js';
import { fuhe, serversInstalled } from './installed.js';

interface FoundFile {
  state: string;
  attempts: number;
  code: string | null;
  detail: string | null;
  diagnoses: { attempt: number; code: string; detail: string }[];
}

describe.runIf(serversInstalled())('a worker process', () => {
  let service: OwnService;
  let client: Client;
  let admin: Client;
  const workers: ChildProcess[] = [];

  beforeAll(async () => {
    service = await OwnService.start({
      fuhe,
      workers: 0,
      environment: { FUHE_LEASE: '4', FUHE_TIMEOUT: '5', FUHE_MEMORY: '200' },
    });
    copyFileSync(join(import.meta.dirname, 'faulty-rules.js'), join(service.folder, 'faulty-rules.mjs'));
    const configuration = JSON.stringify({ modules: ['./faulty-rules.mjs'] });
    writeFileSync(join(service.folder, 'fuhe.config.json'), configuration);
    const key = async (role: string): Promise<Client> => {
      const { stdout } = await service.run('keys', 'create', '--name', role, '--role', role);
      return new Client(service.url, stdout.trim());
    };
    client = await key('uploader');
    admin = await key('admin');
  }, 120_000);
  afterEach(() => {
    for (const worker of workers.splice(0)) worker.kill('SIGKILL');
  });
  afterAll(() => service.remove());

  const start = (...args: string[]): ChildProcess => {
    const worker = service.spawn(['worker', '--concurrency', '1', ...args], 'worker');
    workers.push(worker);
    return worker;
  };
  const send = async (office: string, rate: string): Promise<string> => {
    const bytes = Buffer.from(report(office, rate));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await client.send({ name: `${office}.md`, bytes, sha256 }, `${office}.md`, 'interactive');
    return sha256;
  };
  const find = async (sha256: string): Promise<FoundFile> =>
    JSON.parse(await client.read(`/v1/files/${sha256}`)) as FoundFile;
  const becomes = async (sha256: string, state: string, seconds = 40): Promise<FoundFile> => {
    await vi.waitFor(
      async () => {
        expect(await find(sha256)).toMatchObject({ state });
      },
      { timeout: seconds * 1000, interval: 200 },
    );
    return find(sha256);
  };
  const exitOf = async (worker: ChildProcess): Promise<number | null> => {
    if (worker.exitCode === null && worker.signalCode === null) await once(worker, 'exit');
    return worker.exitCode;
  };

  const isSetAside = async (rate: string, code: string, detail: RegExp, attempts: number): Promise<void> => {
    const bad = await send('甲局', rate);
    const next = await send(`乙局${rate}`, '95%');
    const found = await becomes(bad, 'set-aside', 60);
    expect(found).toMatchObject({ code, detail: expect.stringMatching(detail) as string, attempts });
    expect(found.diagnoses.map(({ attempt }) => attempt)).toEqual(
      Array.from({ length: attempts }, (_, at) => at + 1),
    );
    await becomes(next, 'done');
  };

  it('sets aside a file that hangs, and reads the next one', { timeout: 90_000 }, async () => {
    start();
    await isSetAside('11.11%', 'timed-out', /^> 5 s$/u, 1);
  });

  it(
    'sets aside files that eat memory or kill their process, and reads the next one each time',
    { timeout: 240_000 },
    async () => {
      start('--timeout', '60');
      // the process may have read other files before, so the first attempt alone proves nothing
      await isSetAside('22.22%', 'out-of-memory', /^> 200 MB$/u, 1);
      await isSetAside('33.33%', 'out-of-memory', /^> 200 MB$|allocation failed/u, 2);
      await isSetAside('44.44%', 'internal', /SIGSEGV/u, 2);
      await isSetAside('55.55%', 'internal', /exit 3/u, 2);
    },
  );

  it('tries again what is replayed, and keeps what was known of it', { timeout: 60_000 }, async () => {
    start();
    const bad = await send('丙局', '11.11%');
    const before = await becomes(bad, 'set-aside');
    await admin.post(`/v1/files/${bad}/replay`);
    await vi.waitFor(
      async () => {
        expect((await find(bad)).diagnoses).toHaveLength(before.diagnoses.length + 1);
      },
      { timeout: 30_000, interval: 200 },
    );
    expect(await becomes(bad, 'set-aside')).toMatchObject({ code: 'timed-out', attempts: 1 });
  });

  it('asked to stop, ends what it has begun and goes, with exit code 0', { timeout: 60_000 }, async () => {
    const worker = start();
    const slow = await send('丁局', '66.66%');
    await becomes(slow, 'running');
    worker.kill('SIGTERM');
    expect(await exitOf(worker)).toBe(0);
    expect(await find(slow)).toMatchObject({ state: 'done', attempts: 1 });
  });

  it('gives back what it cannot end in time, as if it had not been begun', { timeout: 60_000 }, async () => {
    const worker = service.spawn(['worker', '--concurrency', '1', '--timeout', '600'], 'worker', {
      FUHE_GRACE: '1',
    });
    workers.push(worker);
    const endless = await send('戊局', '11.11%');
    await becomes(endless, 'running');
    worker.kill('SIGTERM');
    expect(await exitOf(worker)).toBe(0);
    expect(await find(endless)).toMatchObject({ state: 'waiting', attempts: 0, diagnoses: [] });
    start();
    expect(await becomes(endless, 'set-aside')).toMatchObject({ code: 'timed-out', attempts: 1 });
  });

  it(
    'asked to stop twice, ends at once; what it had begun is taken up again',
    { timeout: 90_000 },
    async () => {
      const worker = start('--timeout', '600');
      const endless = await send('己局', '11.11%');
      await becomes(endless, 'running');
      worker.kill('SIGTERM');
      const asked = Date.now();
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(worker.exitCode).toBeNull();
      worker.kill('SIGTERM');
      expect(await exitOf(worker)).toBe(143);
      expect(Date.now() - asked).toBeLessThan(3000);
      start();
      const found = await becomes(endless, 'set-aside');
      expect(found.diagnoses.map(({ code }) => code)).toEqual(['internal', 'timed-out']);
      expect(found).toMatchObject({ code: 'timed-out', attempts: 2 });
    },
  );

  it(
    'checks stored reports again by itself when it starts with other rules',
    { timeout: 60_000 },
    async () => {
      const before = start();
      const sha256 = await send('庚局', '99%');
      const { report: id } = JSON.parse(await client.read(`/v1/files/${sha256}`)) as { report: string };
      await becomes(sha256, 'done');
      const findings = async (): Promise<string[]> => {
        const { checks } = JSON.parse(await client.read(`/v1/reports/${id}`)) as {
          checks: { severity: string }[];
        };
        return checks.map(({ severity }) => severity);
      };
      expect(await findings()).toEqual(['contradiction']);
      before.kill('SIGTERM');
      await exitOf(before);
      writeFileSync(
        join(service.folder, 'mild.json'),
        JSON.stringify({ rules: { 'execution-rate': 'note' } }),
      );
      start('--config', 'mild.json');
      await vi.waitFor(
        async () => {
          expect(await findings()).toEqual(['note']);
        },
        { timeout: 30_000, interval: 300 },
      );
    },
  );

  it(
    'tells whether it can work: not without the database, not while it stands still',
    { timeout: 90_000 },
    async () => {
      const port = await freePort();
      const worker = start('--health-port', String(port));
      const health = async (): Promise<number | null> =>
        fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(3000) }).then(
          ({ status }) => status,
          () => null,
        );
      const turns = (status: number | null): Promise<void> =>
        vi.waitFor(
          async () => {
            expect(await health()).toBe(status);
          },
          { timeout: 30_000, interval: 200 },
        );
      await turns(200);
      const away = service.restartPostgres(2500);
      await turns(503);
      await away;
      await turns(200);
      worker.kill('SIGSTOP');
      expect(await health()).toBeNull();
      worker.kill('SIGCONT');
      await turns(200);
      await send('辛局', '95%').then((sha256) => becomes(sha256, 'done'));
    },
  );
});
