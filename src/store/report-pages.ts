/** Current reports, the newest first. */
import { sql, type Kysely, type RawBuilder, type Selectable } from 'kysely';
import type { Verdict } from '../../schemas/record.js';
import {
  all,
  ofReport,
  pageOf,
  storedAtText,
  type ListFilter,
  type Page,
  type ReportPosition,
} from './pages.js';
import type { Tables } from './tables.js';

export type ReportSummary = Omit<Selectable<Tables['reports']>, 'current' | 'record' | 'stored_at'> & {
  stored_at: string;
};

const summary = sql`r.id, r.sha256, r.name, r.title, r.kind, r.organization, r.year, r.period, r.pages, r.extractor, r.rules,
  r.figures, r.checkable, r.checked, r.consistent, r.rounding, r.contradictions, r.notes, ${storedAtText} as stored_at`;

export const pageOfReports = async (
  database: Kysely<Tables>,
  filter: ListFilter,
  after: ReportPosition | null,
  limit: number,
): Promise<Page<ReportSummary, ReportPosition>> => {
  const conditions = [...ofReport(filter), ...withVerdict(filter.verdict), ...holding(filter.text)];
  if (after) conditions.push(sql`(r.stored_at, r.id) < (${after.storedAt}::timestamptz, ${after.id}::text)`);
  const { rows } = await sql<ReportSummary>`
    select ${summary} from reports r where ${all(conditions)}
    order by r.stored_at desc, r.id desc limit ${limit + 1}::int`.execute(database);
  return pageOf(rows, limit, ({ stored_at: storedAt, id }) => ({ storedAt, id }));
};

export const reportSummary = async (database: Kysely<Tables>, id: string): Promise<ReportSummary | null> => {
  const { rows } = await sql<ReportSummary>`select ${summary} from reports r where r.id = ${id}`.execute(
    database,
  );
  return rows[0] ?? null;
};

const withVerdict = (verdict: Verdict | undefined): RawBuilder<unknown>[] => {
  if (verdict === undefined) return [];
  if (verdict === 'contradiction') return [sql`r.contradictions > 0`];
  return [sql`exists (select from checks c where c.report_id = r.id and c.verdict = ${verdict})`];
};

/** Lines are broken anywhere, so that the text is kept without white space. */
const holding = (text: string | undefined): RawBuilder<unknown>[] => {
  const needle = text?.replaceAll(/\s+/gu, '').toLowerCase() ?? '';
  if (needle === '') return [];
  return [
    sql`(position(${needle}::text in lower(r.name)) > 0 or exists (
      select from documents d where d.sha256 = r.sha256 and d.extractor = r.extractor and position(${needle}::text in lower(d.text)) > 0))`,
  ];
};

/** One part of a stored record, or the whole of it; null: no such report. */
export const recordPart = async (
  database: Kysely<Tables>,
  id: string,
  part: string | null,
): Promise<unknown> => {
  const wanted = part === null ? sql`record` : sql`record -> ${part}::text`;
  const { rows } = await sql<{
    part: unknown;
  }>`select ${wanted} as part from reports where id = ${id}`.execute(database);
  return rows[0]?.part ?? null;
};

export interface OriginalFile {
  sha256: string;
  name: string;
  bytes: number;
  media_type: string | null;
}

export const originalOf = async (database: Kysely<Tables>, id: string): Promise<OriginalFile | null> => {
  const { rows } = await sql<OriginalFile>`
    select r.sha256, r.name, f.bytes, f.media_type from reports r join files f using (sha256) where r.id = ${id}`.execute(
    database,
  );
  return rows[0] ?? null;
};
