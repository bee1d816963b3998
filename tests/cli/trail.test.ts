import { generateKeyPairSync } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { createDatabase, findServer } from '../store/postgres.js';
import pg from 'pg';
import { Folder, lines, report } from './fuhe.js';

const server = await findServer();
afterAll(() => server?.stop());

describe.runIf(server)('the trail, from the command line', () => {
  it(
    'tells what was done, what a person decided, and what somebody changed',
    { timeout: 240_000 },
    async () => {
      if (!server) return;
      const { url, drop } = await createDatabase(server);
      const folder = new Folder({ DATABASE_URL: url, FUHE_ACTOR: '审计员甲', LANG: 'en' });
      const { privateKey, publicKey } = generateKeyPairSync('ed25519', {
        privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
        publicKeyEncoding: { type: 'spki', format: 'pem' },
      });
      folder.file('key.pem', privateKey);
      folder.file('key.pub', publicKey);
      folder.file('in/a.md', report('某区水务局', '96%'));
      folder.file('in/b.pdf', '%PDF-1.4 nothing');
      try {
        const ingested = lines((await folder.run(['ingest', '--json', 'in'])).stdout) as {
          report: string | null;
          checks: number;
        }[];
        const id = ingested.find((line) => line.report !== null)?.report ?? '';
        const shown = JSON.parse((await folder.run(['show', id, '--json'])).stdout) as {
          checks: { id: string }[];
        };
        const check = shown.checks[0]?.id ?? '';
        expect((await folder.run(['review', id, check, '--decision', 'dismissed'])).code).toBe(2);
        expect((await folder.run(['review', id, 'c999', '--decision', 'confirmed'])).code).toBe(1);
        expect((await folder.run(['review', id, check, '-d', 'dismissed', '-r', 'another basis'])).code).toBe(
          0,
        );
        const again = await folder.run(['reaudit', '--all', '--json']);
        expect(lines(again.stdout)).toMatchObject([{ report: id, failure: null }]);
        expect((await folder.run(['reaudit', '--json'])).stdout).toBe('');

        const good = await folder.run([
          'verify',
          '--originals',
          '--sign',
          'key.pem',
          '-o',
          'checkpoint.json',
        ]);
        expect(good).toMatchObject({ code: 0 });
        expect(good.stdout).toMatch(/the trail is intact: 4 entries, 1 reports/u);
        expect((await folder.run(['verify', '--checkpoint', 'checkpoint.json'])).code).toBe(2);
        expect(
          (await folder.run(['verify', '--checkpoint', 'checkpoint.json', '--key', 'key.pub'])).code,
        ).toBe(0);

        const client = new pg.Client({ connectionString: url });
        await client.connect();
        await client.query(`update fuhe.figures set label = 'x'`);
        await client.end();
        const bad = await folder.run(['verify']);
        expect(bad.code).toBe(1);
        expect(bad.stdout).toMatch(/table figures of report/u);
        appendFileSync(`${folder.path}/checkpoint.json`, 'x');
        expect(
          (await folder.run(['verify', '--checkpoint', 'checkpoint.json', '--key', 'key.pub'])).code,
        ).toBe(2);
      } finally {
        folder.remove();
        await drop();
      }
    },
  );
});
