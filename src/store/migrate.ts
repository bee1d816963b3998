/** Brings a database up to this code: numbered SQL files, each run once, all or nothing. */
import { readdir, readFile } from 'node:fs/promises';
import { sql, type Kysely } from 'kysely';
import { UsageError } from '../errors.js';
import type { Tables } from './tables.js';

const folder = new URL('./migrations/', import.meta.url);
/** Any number will do, as long as nobody else uses it: 'fuhe' in ASCII. */
const lock = 0x66756865;

interface Migration {
  number: number;
  name: string;
}

const migrations = async (): Promise<Migration[]> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted();
  if (names.length === 0) throw new Error(`no migrations in ${folder.pathname}: the build is incomplete`);
  // '0001-reports.sql'
  return names.map((name) => ({ number: Number(name.slice(0, 4)), name }));
};

export const migrate = async (database: Kysely<Tables>, schema: string): Promise<void> => {
  const known = await migrations();
  await database.transaction().execute(async (transaction) => {
    // an index over all that is stored takes what it takes, and others wait for it
    await sql`set local statement_timeout = 0`.execute(transaction);
    await sql`select pg_advisory_xact_lock(${lock}::bigint)`.execute(transaction);
    await prepare(transaction, schema);
    const { rows } = await sql<Migration>`select number, name from migrations order by number`.execute(
      transaction,
    );
    const newer = rows.filter(({ number }) => !known.some((each) => each.number === number));
    if (newer[0]) throw new UsageError(tooNew(newer[0].name));
    for (const each of known)
      if (!rows.some(({ number }) => number === each.number)) await apply(transaction, each);
  });
};

const prepare = async (database: Kysely<Tables>, schema: string): Promise<void> => {
  const { rows } = await sql<{
    there: boolean;
  }>`select to_regnamespace(${schema}::text) is not null as there`.execute(database);
  // a role that may not create schemas can still use one that was made for it
  if (rows[0]?.there !== true) await sql`create schema ${sql.id(schema)}`.execute(database);
  await sql
    .raw(
      `create table if not exists migrations (number integer primary key, name text not null, applied_at timestamptz not null default now());
      comment on table migrations is 'Which changes of the schema were made';
      comment on column migrations.number is 'Order';
      comment on column migrations.name is 'File of the change';
      comment on column migrations.applied_at is 'When it was made'`,
    )
    .execute(database);
};

const apply = async (database: Kysely<Tables>, { number, name }: Migration): Promise<void> => {
  await sql`insert into migrations (number, name) values (${number}, ${name})`.execute(database);
  await sql.raw(await readFile(new URL(name, folder), 'utf8')).execute(database);
};

const tooNew = (name: string): string =>
  `数据库由更新版本的 fuhe 建立（${name}），请升级 fuhe / the database was made by a newer fuhe (${name}); upgrade fuhe`;
