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
import { candidateIds, candidates, holds, indexed, needleOf } from './text-search.js';

export type ReportSummary = Omit<Selectable<Tables['reports']>, 'current' | 'record' | 'stored_at'> & {
  stored_at: string;
};

const summary = sql`r.id, r.sha256, r.name, r.title, r.kind, r.organization, r.year, r.period, r.pages, r.extractor, r.rules,
  r.figures, r.checkable, r.checked, r.consistent, r.rounding, r.contradictions, r.notes, ${storedAtText} as stored_at`;

export const pageOfReports = async (
  database: Kysely<Tables>,
  { text, verdict, ...report }: ListFilter,
  after: ReportPosition | null,
  limit: number,
): Promise<Page<ReportSummary, ReportPosition>> => {
  const conditions = [...ofReport(report), ...withVerdict(verdict)];
  if (after) conditions.push(sql`(r.stored_at, r.id) < (${after.storedAt}::timestamptz, ${after.id}::text)`);
  const needle = needleOf(text);
  const rows =
    needle === ''
      ? await newest(database, sql`(select * from reports r where ${all(conditions)})`, limit + 1)
      : await holding(database, needle, conditions, limit + 1);
  return pageOf(rows, limit, ({ stored_at: storedAt, id }) => ({ storedAt, id }));
};

const newest = async (
  database: Kysely<Tables>,
  reports: RawBuilder<unknown>,
  limit: number,
  condition = sql`true`,
): Promise<ReportSummary[]> => {
  const { rows } = await sql<ReportSummary>`
    select ${summary} from ${reports} r where ${condition} order by r.stored_at desc, r.id desc limit ${limit}::int`.execute(
    database,
  );
  return rows;
};

/** A phrase is common when the index knows more reports than this that may hold it. */
const few = 2000;
/** So many of the newest are looked through for a common phrase; mostly they fill the page. */
const lookedThrough = 600;

/**
 * Texts are large: each is looked into only when it is its turn, which is why the order is made within (offset 0 keeps it
 * there).
 */
const holding = async (
  database: Kysely<Tables>,
  needle: string,
  conditions: RawBuilder<unknown>[],
  limit: number,
): Promise<ReportSummary[]> => {
  const ordered = sql`order by r.stored_at desc, r.id desc`;
  const matching = sql`select r.* from reports r where ${all(conditions)}`;
  const page = (reports: RawBuilder<unknown>): Promise<ReportSummary[]> =>
    newest(database, sql`(${reports})`, limit, holds(needle));
  if (!indexed(needle)) return page(sql`${matching} ${ordered} offset 0`);
  const known = await candidates(database, needle, few + 1);
  if (known.length <= few) return page(sql`${matching} and r.id = any(${known}) ${ordered} offset 0`);
  const first = sql`${matching} ${ordered} limit ${lookedThrough}::int`;
  const found = await page(first);
  if (found.length === limit || (await count(database, first)) < lookedThrough) return found;
  return page(sql`${matching} and r.id in (${candidateIds(needle)}) ${ordered} offset 0`);
};

const count = async (database: Kysely<Tables>, reports: RawBuilder<unknown>): Promise<number> => {
  const { rows } = await sql<{ count: number }>`select count(*) as count from (${reports}) r`.execute(
    database,
  );
  return rows[0]?.count ?? 0;
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
