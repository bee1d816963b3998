import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase, findServer, type TestDatabase } from '../store/postgres.js';
import { findRedis } from '../queue/redis.js';

const server = await findServer();
const redis = await findRedis();
const root = join(import.meta.dirname, '../..');
const script = join(root, 'scripts/demo-service.mjs');

const run = (
  environment: Record<string, string>,
): Promise<{ code: number | null; stdout: string; stderr: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [script, '--exit'], {
      cwd: root,
      env: { PATH: process.env.PATH, ...environment },
    });
    const ran = { stdout: '', stderr: '' };
    child.stdout.on('data', (piece: Buffer) => (ran.stdout += piece.toString()));
    child.stderr.on('data', (piece: Buffer) => (ran.stderr += piece.toString()));
    child.once('close', (code) => {
      resolve({ code, ...ran });
    });
  });

afterAll(() => server?.stop());

describe('npm run demo:service', () => {
  it.each([
    [{}, 'DATABASE_URL'],
    [{ DATABASE_URL: 'postgres://127.0.0.1:1/x' }, 'REDIS_URL'],
    [{ DATABASE_URL: 'no address', REDIS_URL: 'redis://127.0.0.1:1' }, 'DATABASE_URL'],
    [{ DATABASE_URL: 'postgres://127.0.0.1:1/x', REDIS_URL: 'redis://127.0.0.1:1' }, '无法连接 DATABASE_URL'],
  ])('says in both languages what it needs: %j', async (environment, named) => {
    const { code, stderr, stdout } = await run(environment);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(named);
    expect(stderr).toMatch(/\p{Script=Han}.* \/ .*[a-z]/u);
    expect(stderr).not.toContain('    at ');
  });

  describe.runIf(server && redis)('with both servers', () => {
    let database: TestDatabase;
    beforeAll(async () => {
      database = await createDatabase(server!);
    });
    afterAll(() => database.drop());

    it(
      'shows what does not hold in a report that a worker read, and leaves nothing behind',
      { timeout: 240_000 },
      async () => {
        // the commands are run as they are installed
        if (!existsSync(join(root, 'dist/src/cli/main.js'))) throw new Error('npm run build comes first');
        const { code, stdout, stderr } = await run({ DATABASE_URL: database.url, REDIS_URL: redis! });
        expect([code, stderr]).toEqual([0, '']);
        expect(stdout).toContain('68.47% → 69.68');
        expect(stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1\/reports\/[0-9a-f]{16}-\S+\/pages\/1$/mu);
        const client = new pg.Client({ connectionString: database.url });
        await client.connect();
        const { rows } = await client.query(`select 1 from pg_namespace where nspname like 'fuhe%'`);
        await client.end();
        expect(rows).toEqual([]);
      },
    );
  });
});
