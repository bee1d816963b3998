/** Opens the database that the settings name and brings it up to date. */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CompiledQuery, Kysely, PostgresDialect, type Dialect } from 'kysely';
import { UsageError } from '../errors.js';
import { columnParsers } from './column-types.js';
import { Lock } from './lock.js';
import { migrate } from './migrate.js';
import type { S3Location } from './objects-s3.js';
import { pgliteDialect } from './pglite-dialect.js';
import type { Tables } from './tables.js';

export interface Location {
  /** folder of the originals and of the embedded database */
  home: string;
  /** null = embedded */
  databaseUrl: string | null;
  schema: string;
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
}: Pick<Location, 'home' | 'databaseUrl' | 'schema'>): Promise<Opened> => {
  await mkdir(home, { recursive: true });
  const lock = databaseUrl === null ? await Lock.take(resolve(home)) : null;
  let database: Kysely<Tables> | undefined;
  const close = async (): Promise<void> => {
    await database?.destroy();
    await lock?.release();
  };
  try {
    const dialect = databaseUrl === null ? await embedded(resolve(home)) : await server(databaseUrl, schema);
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
  const { PGlite } = await import('@electric-sql/pglite');
  return pgliteDialect(await PGlite.create(join(home, 'database'), { parsers: columnParsers }));
};

const server = async (connectionString: string, schema: string): Promise<Dialect> => {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({
    connectionString,
    application_name: 'fuhe',
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
      await connection.executeQuery(CompiledQuery.raw(searchPath(schema)));
    },
  });
};

/** The settings let only plain names pass. */
const searchPath = (schema: string): string => `set search_path to "${schema}"`;

const unreachable = (error: unknown): string => {
  const reason = error instanceof AggregateError ? error.errors.map(String).join('; ') : String(error);
  return `无法连接 DATABASE_URL 所指的数据库 / the database of DATABASE_URL cannot be reached: ${reason}`;
};
