/** Opens the database that the settings name and brings it up to date. */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CompiledQuery, Kysely, PostgresDialect, type Dialect } from 'kysely';
import { isFull, UsageError } from '../errors.js';
import { columnParsers } from './column-types.js';
import { Lock } from './lock.js';
import { migrate } from './migrate.js';
import type { S3Location } from './objects-s3.js';
import { pgliteDialect } from './pglite-dialect.js';
import { ensureRoom } from './room.js';
import type { Tables } from './tables.js';

export interface Location {
  /** folder of the originals and of the embedded database */
  home: string;
  /** null = embedded */
  databaseUrl: string | null;
  schema: string;
  /** the longest that a statement may take on a server; 0 or absent = no limit */
  statementTimeoutMs?: number;
  /** whose name stands in the audit trail */
  actor: string;
  /** null or absent = originals are kept in `home` */
  s3?: S3Location | null;
}

export interface Opened {
  database: Kysely<Tables>;
  close: () => Promise<void>;
}

export const open = async ({
  home,
  databaseUrl,
  schema,
  statementTimeoutMs = 0,
}: Pick<Location, 'home' | 'databaseUrl' | 'schema' | 'statementTimeoutMs'>): Promise<Opened> => {
  await mkdir(home, { recursive: true });
  const lock = databaseUrl === null ? await Lock.take(resolve(home)) : null;
  let database: Kysely<Tables> | undefined;
  const close = async (): Promise<void> => {
    await database?.destroy();
    await lock?.release();
  };
  try {
    const dialect =
      databaseUrl === null
        ? await embedded(resolve(home))
        : await server(databaseUrl, `${searchPath(schema)}; set statement_timeout to ${statementTimeoutMs}`);
    database = new Kysely<Tables>({ dialect });
    if (databaseUrl === null) await database.executeQuery(CompiledQuery.raw(searchPath(schema)));
    await migrate(database, schema);
    return { database, close };
  } catch (error) {
    await close();
    throw error;
  }
};

/**
 * PGlite never calls fsync: what a process that was killed had committed is there, what a machine that lost power had
 * committed may not be. The originals are synced to disk, and everything here can be read from them again.
 */
const embedded = async (home: string): Promise<Dialect> => {
  const prepared = (): Promise<void> => ensureRoom(home);
  await prepared().catch((error: unknown) => {
    throw isFull(error) ? new UsageError(noRoom(error)) : error;
  });
  const { PGlite } = await import('@electric-sql/pglite');
  return pgliteDialect(await PGlite.create(join(home, 'database'), { parsers: columnParsers }), prepared);
};

/** `prepare`: what every new connection is told first. */
const server = async (connectionString: string, prepare: string): Promise<Dialect> => {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({
    connectionString,
    application_name: 'fuhe',
    // a server that vanished without a word is found out, and a full pool answers
    keepAlive: true,
    connectionTimeoutMillis: 30_000,
    types: {
      getTypeParser: (type: number, format?: 'text' | 'binary') =>
        columnParsers[type] ??
        (pg.types.getTypeParser as (...asked: unknown[]) => (text: string) => unknown)(type, format),
    },
  });
  // a connection that breaks is replaced when the next one is needed; one that breaks between two statements of a
  // transaction tells nobody but itself
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    (await pool.connect()).release();
  } catch (error) {
    await pool.end();
    throw new UsageError(unreachable(error));
  }
  return new PostgresDialect({
    pool,
    onCreateConnection: async (connection) => {
      await connection.executeQuery(CompiledQuery.raw(prepare));
    },
  });
};

/** The settings let only plain names pass. */
const searchPath = (schema: string): string => `set search_path to "${schema}"`;

const noRoom = (error: unknown): string =>
  `存储空间不足，无法打开内置数据库，请先腾出空间 / there is no room to open the embedded database; make some first: ${error instanceof Error ? error.message : String(error)}`;

const unreachable = (error: unknown): string => {
  const reason = error instanceof AggregateError ? error.errors.map(String).join('; ') : String(error);
  return `无法连接 DATABASE_URL 所指的数据库 / the database of DATABASE_URL cannot be reached: ${reason}`;
};
