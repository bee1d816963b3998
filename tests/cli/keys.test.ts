import { afterAll, describe, expect, it } from 'vitest';
import { createDatabase, findServer } from '../store/postgres.js';
import { Folder, lines } from './fuhe.js';

const server = await findServer();
afterAll(() => server?.stop());

describe.runIf(server)('access, from the command line', () => {
  it('makes, lists and revokes keys, and leaves a trail that verifies', { timeout: 120_000 }, async () => {
    const { url, drop } = await createDatabase(server!);
    const folder = new Folder({ DATABASE_URL: url, FUHE_ACTOR: '管理员' });
    try {
      expect((await folder.run(['keys', 'create', '--name', 'scanner'])).code).toBe(2);
      expect((await folder.run(['keys', 'create', '--name', 'a:b', '--role', 'admin'])).code).toBe(2);
      expect((await folder.run(['keys', 'create', '--name', 'scanner', '--role', 'king'])).code).toBe(2);
      const made = await folder.run(['keys', 'create', '--name', 'scanner', '--role', 'uploader']);
      expect(made.stdout).toMatch(/^fuhe_[0-9a-f]{12}_[\w-]{43}\n$/u);
      expect(made.stderr).toContain('shown this once');
      expect((await folder.run(['keys', 'revoke', '--name', 'scanner'])).code).toBe(0);
      expect((await folder.run(['keys', 'revoke', '--name', 'scanner'])).code).toBe(1);
      const listed = await folder.run(['keys', 'list', '--json']);
      expect(lines(listed.stdout)).toMatchObject([{ name: 'scanner', role: 'uploader' }]);
      expect(listed.stdout).not.toContain(made.stdout.trim().slice(20));
      const short = await folder.run(['users', 'add', '--name', '审计员甲', '--role', 'auditor']);
      expect(short).toMatchObject({ code: 2 });
      expect(short.stderr).toContain('at least 12 characters');
      expect((await folder.run(['verify'])).stdout).toMatch(/the trail is intact: 2 entries/u);
    } finally {
      folder.remove();
      await drop();
    }
  });
});
