/** What is asked of stored reports. */
import { sql, type Kysely } from 'kysely';
import { recordSchema, type ReportRecord } from '../../schemas/record.js';
import { NotFound } from '../errors.js';
import type { Tables } from './tables.js';
import { indexed, needleOf, textHolds } from './text-search.js';

export interface ListedReport {
  id: string;
  name: string;
  title: string | null;
  kind: string | null;
  organization: string | null;
  year: number | null;
  figures: number;
  contradictions: number;
}
export interface ListFilter {
  kind?: string;
  year?: number;
  /** only reports that contradict themselves */
  contradictions?: boolean;
  limit: number;
}

const listed = ['id', 'name', 'title', 'kind', 'organization', 'year', 'figures', 'contradictions'] as const;

export const listReports = (database: Kysely<Tables>, filter: ListFilter): Promise<ListedReport[]> => {
  let query = database.selectFrom('reports').select(listed).where('current', '=', true);
  if (filter.kind !== undefined) query = query.where('kind', '=', filter.kind);
  if (filter.year !== undefined) query = query.where('year', '=', filter.year);
  if (filter.contradictions === true) query = query.where('contradictions', '>', 0);
  return query.orderBy('stored_at', 'desc').orderBy('id').limit(filter.limit).execute();
};

export interface ListedRejection {
  sha256: string;
  name: string;
  code: string;
  detail: string | null;
}

export const listRejections = async (database: Kysely<Tables>, limit: number): Promise<ListedRejection[]> => {
  const { rows } = await sql<ListedRejection>`
    select f.sha256, n.name, f.code, f.detail from files f join file_names n using (sha256)
    where f.state = 'rejected' order by n.name limit ${limit}::int`.execute(database);
  return rows;
};

export interface FoundReport {
  record: ReportRecord;
  /** gzipped JSON of the Reading */
  reading: Uint8Array;
}

/** By its id or the first digits of it (or of the content's hash), as long as they mean one report. */
export const findReport = async (database: Kysely<Tables>, id: string): Promise<FoundReport> => {
  const matches = await database
    .selectFrom('reports')
    .innerJoin('documents', (join) =>
      join
        .onRef('documents.sha256', '=', 'reports.sha256')
        .onRef('documents.extractor', '=', 'reports.extractor'),
    )
    .select(['reports.id', 'reports.record', 'documents.reading'])
    .where((where) =>
      where.or([
        where('reports.id', '=', id),
        where.and([
          where('reports.current', '=', true),
          where.or([
            where(sql<boolean>`starts_with(reports.id, ${id})`, '=', true),
            where(sql<boolean>`starts_with(reports.sha256, ${id})`, '=', true),
          ]),
        ]),
      ]),
    )
    .limit(2)
    .execute();
  const found = matches.find((match) => match.id === id) ?? matches[0];
  if (!found) throw new NotFound(`没有这份报告 / no such report: ${id}`);
  if (found.id !== id && matches.length > 1)
    throw new NotFound(`不止一份报告以此开头，请多写几位 / more than one report begins with it: ${id}`);
  return { record: recordSchema.parse(found.record), reading: found.reading };
};

export interface SearchHit {
  id: string;
  name: string;
  title: string | null;
  /** what is around it, without white space */
  line: string;
}

/** Reports that hold a text, whatever white space their lines are broken with. */
export const searchReports = async (
  database: Kysely<Tables>,
  wanted: string,
  limit: number,
): Promise<SearchHit[]> => {
  const needle = needleOf(wanted);
  const known = indexed(needle) ? sql`bigrams(d.text) @> bigrams(${needle}::text) and` : sql``;
  const { rows } = await sql<SearchHit & { text: string }>`
    select r.id, r.name, r.title, d.text
    from reports r join documents d on d.sha256 = r.sha256 and d.extractor = r.extractor
    where r.current and ${known} ${textHolds(needle)}
    order by r.year desc nulls last, r.name, r.id limit ${limit}::int`.execute(database);
  return rows.map(({ id, name, title, text }) => ({ id, name, title, line: around(text, needle) }));
};

const context = 30;

const around = (text: string, needle: string): string => {
  const at = text.toLowerCase().indexOf(needle.toLowerCase());
  const from = Math.max(0, at - context);
  const to = Math.min(text.length, at + needle.length + context);
  return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`;
};
