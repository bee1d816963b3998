/** What the store holds, in numbers. */
import { sql, type Kysely } from 'kysely';
import type { Tables } from './tables.js';

export interface Statistics {
  reports: number;
  files: Record<string, number>;
  rejections: Record<string, number>;
  kinds: { kind: string | null; reports: number }[];
  years: { year: number | null; reports: number }[];
  coverage: Pick<
    Tables['reports'],
    'figures' | 'checkable' | 'checked' | 'consistent' | 'rounding' | 'contradictions' | 'notes'
  >;
  reviews: Record<string, number>;
}

export const statistics = (database: Kysely<Tables>): Promise<Statistics> =>
  database.transaction().execute(async (transaction) => {
    await sql`set transaction isolation level repeatable read, read only`.execute(transaction);
    const coverage = await sql<Statistics['coverage'] & { reports: number }>`
      select count(*) as reports, coalesce(sum(figures), 0)::bigint as figures, coalesce(sum(checkable), 0)::bigint as checkable,
        coalesce(sum(checked), 0)::bigint as checked, coalesce(sum(consistent), 0)::bigint as consistent,
        coalesce(sum(rounding), 0)::bigint as rounding, coalesce(sum(contradictions), 0)::bigint as contradictions,
        coalesce(sum(notes), 0)::bigint as notes
      from reports where current`.execute(transaction);
    const kinds = await sql<{ kind: string | null; reports: number }>`
      select kind, count(*) as reports from reports where current group by kind order by 2 desc, 1`.execute(
      transaction,
    );
    const years = await sql<{ year: number | null; reports: number }>`
      select year, count(*) as reports from reports where current group by year order by 1 desc nulls last`.execute(
      transaction,
    );
    const { reports, ...sums } = coverage.rows[0] ?? { ...none, reports: 0 };
    return {
      ...{ reports, coverage: sums, kinds: kinds.rows, years: years.rows },
      files: await counted(transaction, 'files', 'state'),
      rejections: await counted(transaction, 'files', 'code'),
      reviews: await counted(transaction, 'reviews', 'decision'),
    };
  });

const none = {
  figures: 0,
  checkable: 0,
  checked: 0,
  consistent: 0,
  rounding: 0,
  contradictions: 0,
  notes: 0,
};

const counted = async (
  database: Kysely<Tables>,
  table: string,
  column: string,
): Promise<Record<string, number>> => {
  const { rows } = await sql<{ value: string; count: number }>`
    select ${sql.ref(column)} as value, count(*) as count from ${sql.table(table)} where ${sql.ref(column)} is not null
    group by 1 order by 1`.execute(database);
  return Object.fromEntries(rows.map(({ value, count }) => [value, count]));
};
