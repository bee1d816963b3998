import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.js';
import { verifyAtOnce } from '../../src/store/verify.js';
import { engines, stopServer, storeOn } from './engines.js';

afterAll(stopServer);

describe.each(engines)('access on $name', (engine) => {
  const opened = storeOn(engine);
  let store: Store;
  beforeAll(() => {
    store = opened();
  });

  it('begins with nobody', async () => {
    expect(await store.access.anybody()).toBe(false);
  });

  it('lets a key in until it is revoked, and keeps no key', async () => {
    const { id, key } = await store.access.createKey('scanner', 'uploader', 'tester');
    expect(await store.access.byKey(key)).toEqual({ actor: 'key:scanner', role: 'uploader' });
    expect(await store.access.byKey(`${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`)).toBeNull();
    expect(await store.access.byKey(`fuhe_${id}_' or true --`)).toBeNull();
    const { rows } = await sql<{ all: string }>`select access_keys::text as all from access_keys`.execute(
      store.database,
    );
    expect(rows[0]?.all).not.toContain(key.slice(18));
    await expect(store.access.createKey('scanner', 'admin', 'tester')).rejects.toThrow(/there is a key/u);
    await store.access.revokeKey('scanner', 'tester');
    expect(await store.access.byKey(key)).toBeNull();
    await expect(store.access.revokeKey('scanner', 'tester')).rejects.toThrow(/no such key/u);
    await store.access.createKey('scanner', 'reader', 'tester');
    expect((await store.access.keys()).map(({ name, revoked_at }) => [name, revoked_at !== null])).toEqual([
      ['scanner', true],
      ['scanner', false],
    ]);
  });

  it('signs a person in and out, and ends sessions with a new password', async () => {
    expect(await store.access.putUser('审计员甲', 'auditor', 'a long enough secret', 'tester')).toBe('added');
    expect(await store.access.signIn('审计员甲', 'a wrong secret')).toBeNull();
    expect(await store.access.signIn('nobody', 'a long enough secret')).toBeNull();
    const first = (await store.access.signIn('审计员甲', 'a long enough secret'))!;
    expect(await store.access.bySession(first.token)).toEqual({ actor: 'user:审计员甲', role: 'auditor' });
    await store.access.signOut(first.token, first.actor);
    expect(await store.access.bySession(first.token)).toBeNull();
    const second = (await store.access.signIn('审计员甲', 'a long enough secret'))!;
    expect(await store.access.putUser('审计员甲', 'reader', 'another long secret', 'tester')).toBe('changed');
    expect(await store.access.bySession(second.token)).toBeNull();
    await store.access.removeUser('审计员甲', 'tester');
    expect(await store.access.signIn('审计员甲', 'another long secret')).toBeNull();
  });

  it('ends a session when its time is over', async () => {
    await store.access.putUser('late', 'reader', 'a long enough secret', 'tester');
    const { token } = (await store.access.signIn('late', 'a long enough secret'))!;
    await sql`update access_sessions set expires_at = now() - interval '1 second'`.execute(store.database);
    expect(await store.access.bySession(token)).toBeNull();
  });

  it('gives every process the same secret for cookies', async () => {
    const secret = await store.access.cookieSecret();
    expect(secret).toMatch(/^[0-9a-f]{64}$/u);
    expect(await store.access.cookieSecret()).toBe(secret);
  });

  it('leaves a trail of who was let in, which verifies', async () => {
    const verified = await verifyAtOnce(store.database);
    expect(verified.tampering).toEqual([]);
    const entries = await store.database.selectFrom('trail').select(['actor', 'action', 'subject']).execute();
    expect(entries).toContainEqual({ actor: 'tester', action: 'key-created', subject: 'key:scanner' });
    expect(entries).toContainEqual({ actor: 'tester', action: 'key-revoked', subject: 'key:scanner' });
    expect(entries).toContainEqual({
      actor: 'user:审计员甲',
      action: 'signed-out',
      subject: 'user:审计员甲',
    });
  });
});
