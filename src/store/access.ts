/** Keys, users and sessions. Whoever changes one of them stands in the audit trail. */
import { randomBytes } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { Role } from '../../schemas/access.js';
import { NotFound, UsageError } from '../errors.js';
import { sha256 } from './canonical.js';
import { hashPassword, isPasswordOf, isSecretOf, keyId, newKey, newToken } from './credentials.js';
import type { Tables } from './tables.js';
import { append } from './trail.js';

/** Somebody whose credentials held. */
export interface Principal {
  /** as the trail names him: key:NAME, user:NAME */
  actor: string;
  role: Role;
}
export interface ListedKey {
  id: string;
  name: string;
  role: Role;
  created_at: string;
  revoked_at: string | null;
}
export interface ListedUser {
  name: string;
  role: Role;
  created_at: string;
}
export interface NewSession extends Principal {
  /** for the cookie; not kept */
  token: string;
  expires: Date;
}

export const sessionHours = 12;

export class Access {
  readonly #database: Kysely<Tables>;
  /** compared with when the name is unknown, so that both answers take equally long */
  #nobody: Promise<string> | undefined;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
  }

  /** Gives the key itself, which nobody can tell again afterwards. */
  async createKey(name: string, role: Role, actor: string): Promise<{ id: string; key: string }> {
    const { id, key, hash } = newKey();
    await this.#database.transaction().execute(async (transaction) => {
      const { numInsertedOrUpdatedRows: made } = await transaction
        .insertInto('access_keys')
        .values({ id, name, role, hash })
        .onConflict((conflict) => conflict.column('name').where('revoked_at', 'is', null).doNothing())
        .executeTakeFirstOrThrow();
      if (made === 0n)
        throw new UsageError(
          `名为 ${name} 的密钥已存在，请先吊销或另取名称 / there is a key named ${name}: revoke it, or choose another name`,
        );
      const entry = { actor, action: 'key-created', subject: `key:${name}`, details: { id, role } } as const;
      await append(transaction, entry);
    });
    return { id, key };
  }

  /** By its name or id. Throws NotFound. */
  async revokeKey(which: string, actor: string): Promise<ListedKey> {
    return this.#database.transaction().execute(async (transaction) => {
      const revoked = await transaction
        .updateTable('access_keys')
        .set({ revoked_at: sql<string>`now()` })
        .where('revoked_at', 'is', null)
        .where((where) => where.or([where('name', '=', which), where('id', '=', which)]))
        .returning(['id', 'name', 'role', 'created_at', 'revoked_at'])
        .executeTakeFirst();
      if (!revoked) throw new NotFound(`没有这个有效密钥 / no such key in force: ${which}`);
      const { id, name } = revoked;
      await append(transaction, { actor, action: 'key-revoked', subject: `key:${name}`, details: { id } });
      return revoked;
    });
  }

  keys(): Promise<ListedKey[]> {
    return this.#database
      .selectFrom('access_keys')
      .select(['id', 'name', 'role', 'created_at', 'revoked_at'])
      .orderBy('created_at')
      .orderBy('id')
      .execute();
  }

  /** Is there anybody at all who could use the service? */
  async anybody(): Promise<boolean> {
    const { rows } = await sql<{ found: boolean }>`
      select exists (select from access_keys where revoked_at is null) or exists (select from access_users) as found`.execute(
      this.#database,
    );
    return rows[0]?.found === true;
  }

  async byKey(key: string): Promise<Principal | null> {
    const id = keyId(key);
    if (id === null) return null;
    const row = await this.#database
      .selectFrom('access_keys')
      .select(['name', 'role', 'hash'])
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    return row && isSecretOf(key, row.hash) ? { actor: `key:${row.name}`, role: row.role } : null;
  }

  /** Adds a user, or gives an existing one another role and password; sessions of before end. */
  async putUser(name: string, role: Role, password: string, actor: string): Promise<'added' | 'changed'> {
    const kept = await hashPassword(password);
    return this.#database.transaction().execute(async (transaction) => {
      const before = await transaction
        .selectFrom('access_users')
        .select('name')
        .where('name', '=', name)
        .executeTakeFirst();
      await transaction
        .insertInto('access_users')
        .values({ name, role, password: kept })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ role, password: kept }))
        .execute();
      await transaction.deleteFrom('access_sessions').where('user_name', '=', name).execute();
      const action = before ? 'user-changed' : 'user-added';
      await append(transaction, { actor, action, subject: `user:${name}`, details: { role } });
      return before ? 'changed' : 'added';
    });
  }

  /** Throws NotFound. */
  async removeUser(name: string, actor: string): Promise<void> {
    await this.#database.transaction().execute(async (transaction) => {
      const { numDeletedRows } = await transaction
        .deleteFrom('access_users')
        .where('name', '=', name)
        .executeTakeFirstOrThrow();
      if (numDeletedRows === 0n) throw new NotFound(`没有这个用户 / no such user: ${name}`);
      await append(transaction, { actor, action: 'user-removed', subject: `user:${name}`, details: {} });
    });
  }

  users(): Promise<ListedUser[]> {
    return this.#database
      .selectFrom('access_users')
      .select(['name', 'role', 'created_at'])
      .orderBy('name')
      .execute();
  }

  /** null: no such name, or not the password of it. */
  async signIn(name: string, password: string): Promise<NewSession | null> {
    const user = await this.#database
      .selectFrom('access_users')
      .select(['name', 'role', 'password'])
      .where('name', '=', name)
      .executeTakeFirst();
    this.#nobody ??= hashPassword(newToken());
    if (!(await isPasswordOf(password, user?.password ?? (await this.#nobody))) || !user) return null;
    const token = newToken();
    const expires = new Date(Date.now() + sessionHours * 3_600_000);
    const actor = `user:${user.name}`;
    await this.#database.transaction().execute(async (transaction) => {
      await transaction
        .deleteFrom('access_sessions')
        .where('expires_at', '<', sql<string>`now()`)
        .execute();
      await transaction
        .insertInto('access_sessions')
        .values({ hash: sha256(token), user_name: user.name, expires_at: expires.toISOString() })
        .execute();
      await append(transaction, { actor, action: 'signed-in', subject: actor, details: {} });
    });
    return { actor, role: user.role, token, expires };
  }

  async bySession(token: string): Promise<Principal | null> {
    const row = await this.#database
      .selectFrom('access_sessions')
      .innerJoin('access_users', 'access_users.name', 'access_sessions.user_name')
      .select(['access_users.name', 'access_users.role'])
      .where('access_sessions.hash', '=', sha256(token))
      .where('access_sessions.expires_at', '>', sql<string>`now()`)
      .executeTakeFirst();
    return row ? { actor: `user:${row.name}`, role: row.role } : null;
  }

  async signOut(token: string, actor: string): Promise<void> {
    await this.#database.transaction().execute(async (transaction) => {
      await transaction.deleteFrom('access_sessions').where('hash', '=', sha256(token)).execute();
      await append(transaction, { actor, action: 'signed-out', subject: actor, details: {} });
    });
  }

  /** The same for all processes that use this database. */
  async cookieSecret(): Promise<string> {
    const value = randomBytes(32).toString('hex');
    const { rows } = await sql<{ value: string }>`
      insert into access_secrets (name, value) values ('cookie', ${value})
      on conflict (name) do update set name = excluded.name returning value`.execute(this.#database);
    const [row] = rows;
    if (!row) throw new Error('the database gave no secret back');
    return row.value;
  }
}
