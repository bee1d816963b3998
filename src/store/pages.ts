/** Lists in pages. A page begins where the one before it ended, so that what is stored meanwhile shifts nothing. */
import { sql, type RawBuilder } from 'kysely';
import type { Verdict } from '../../schemas/record.js';

/** Where a page of reports ended. */
export interface ReportPosition {
  /** microseconds matter: many reports may be stored in one second */
  storedAt: string;
  id: string;
}

export interface Page<Row, Position> {
  rows: Row[];
  /** null: this was the last page */
  next: Position | null;
}

export interface ReportFilter {
  organization?: string | undefined;
  year?: number | undefined;
  kind?: string | undefined;
}
export interface ListFilter extends ReportFilter {
  /** has at least one check with this verdict */
  verdict?: Verdict | undefined;
  /** stands in the text of the report or in the name of its file */
  text?: string | undefined;
}

export const storedAtText = sql<string>`to_char(r.stored_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

export const all = (conditions: RawBuilder<unknown>[]): RawBuilder<unknown> =>
  sql.join(conditions, sql` and `);

export const ofReport = ({ organization, year, kind }: ReportFilter): RawBuilder<unknown>[] => [
  sql`r.current`,
  ...(organization === undefined ? [] : [sql`r.organization = ${organization}::text`]),
  ...(year === undefined ? [] : [sql`r.year = ${year}::int`]),
  ...(kind === undefined ? [] : [sql`r.kind = ${kind}::text`]),
];

/** One row more than asked for tells whether there is a next page. */
export const pageOf = <Row, Position>(
  found: Row[],
  limit: number,
  position: (row: Row) => Position,
): Page<Row, Position> => {
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: found.length > limit && last ? position(last) : null };
};
