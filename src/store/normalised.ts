/** The tables of current reports, row by row, for exports. Nothing is held but one page of rows. */
import { sql, type Kysely } from 'kysely';
import type { Tables } from './tables.js';

export interface Column {
  name: string;
  /** name of the type in PostgreSQL: text, int4, numeric, jsonb, _text … */
  type: string;
  comment: string;
}
export interface NormalisedTable {
  name: string;
  columns: Column[];
  rows: () => AsyncGenerator<Record<string, unknown>>;
}

/** What is left out: bytes and whole records, which have their own ways out. */
const omitted = new Set(['record', 'reading']);
export const exportedTables = [
  'reports', 'sections', 'tables', 'table_cells', 'figures', 'budget_items', 'achievements', 'indicators', 'statements',
  'checks', 'check_operands',
] as const; // prettier-ignore
const pageSize = 1000;

export const normalisedTables = (database: Kysely<Tables>): Promise<NormalisedTable[]> =>
  Promise.all(exportedTables.map((name) => normalisedTable(database, name)));

export const normalisedTable = async (
  database: Kysely<Tables>,
  name: (typeof exportedTables)[number],
): Promise<NormalisedTable> => {
  const { columns, key } = await describe(database, name);
  const kept = columns.filter((column) => !omitted.has(column.name));
  return { name, columns: kept, rows: () => pages(database, name, kept, key) };
};

interface Description {
  columns: Column[];
  /** columns of the primary key */
  key: string[];
}

const describe = async (database: Kysely<Tables>, table: string): Promise<Description> => {
  const { rows } = await sql<Column & { in_key: boolean }>`
    select a.attname as name, t.typname as type, col_description(a.attrelid, a.attnum) as comment,
           coalesce(a.attnum = any(i.indkey), false) as in_key
    from pg_attribute a join pg_type t on t.oid = a.atttypid
    left join pg_index i on i.indrelid = a.attrelid and i.indisprimary
    where a.attrelid = ${table}::text::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum`.execute(
    database,
  );
  return {
    columns: rows.map(({ name, type, comment }) => ({ name, type, comment })),
    key: rows.filter(({ in_key }) => in_key).map(({ name }) => name),
  };
};

/** In the order of the key, each page where the last one ended. */
async function* pages(
  database: Kysely<Tables>,
  table: string,
  columns: Column[],
  key: string[],
): AsyncGenerator<Record<string, unknown>> {
  const report = sql.id(table, table === 'reports' ? 'id' : 'report_id');
  const names = sql.join(columns.map(({ name }) => sql.id(table, name)));
  const keys = sql.join(key.map((name) => sql.id(table, name)));
  let last: Record<string, unknown> | undefined;
  do {
    const after = last ? sql`and (${keys}) > (${sql.join(key.map((name) => last?.[name]))})` : sql``;
    const { rows }: { rows: Record<string, unknown>[] } = await sql<Record<string, unknown>>`
      select ${names} from ${sql.table(table)} join reports current_report on current_report.id = ${report}
      where current_report.current ${after} order by ${keys} limit ${pageSize}::int`.execute(database);
    yield* rows;
    last = rows.length < pageSize ? undefined : rows.at(-1);
  } while (last);
}
