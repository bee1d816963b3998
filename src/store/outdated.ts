/** Stored reports that other rules have checked than those in force. */
import { sql, type Kysely } from 'kysely';
import type { ReportRecord } from '../../schemas/record.js';
import type { Tables } from './tables.js';

export interface OutdatedReport {
  id: string;
  file: ReportRecord['file'];
  /** gzipped JSON of the Reading */
  reading: Uint8Array;
  contradictions: number;
}

/** One by one, read by this version of the extractor; `rules` null: whatever rules checked them. */
export async function* outdatedReports(
  database: Kysely<Tables>,
  extractor: string,
  rules: string | null,
): AsyncGenerator<OutdatedReport> {
  let last = '';
  for (;;) {
    const { rows } = await sql<OutdatedReport>`
      select r.id, r.record->'file' as file, d.reading, r.contradictions
      from reports r join documents d on d.sha256 = r.sha256 and d.extractor = r.extractor
      where r.current and r.extractor = ${extractor} and r.id > ${last}::text
        and (${rules}::text is null or r.rules <> ${rules}::text)
      order by r.id limit 20`.execute(database);
    yield* rows;
    const end = rows.at(-1);
    if (!end) return;
    last = end.id;
  }
}
