/** Reports that hold a text, whatever white space their lines are broken with. */
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Tables } from './tables.js';

/** Texts are kept without white space. */
export const needleOf = (text: string | undefined): string => text?.replaceAll(/\s+/gu, '') ?? '';

/**
 * Stands in the text of the report `r` or in the name of its file. Not with `exists`, which the database may answer by
 * looking through all texts beforehand.
 */
export const holds = (needle: string): RawBuilder<unknown> => sql`
  (position(lower(${needle}::text) in lower(r.name)) > 0 or coalesce((
    select ${textHolds(needle)} from documents d where d.sha256 = r.sha256 and d.extractor = r.extractor), false))`;

/** Stands in the text of the document `d`. */
export const textHolds = (needle: string): RawBuilder<unknown> =>
  sql`position(lower(${needle}::text) in lower(d.text)) > 0`;

/** The index knows pairs of characters only. */
export const indexed = (needle: string): boolean => [...needle].length > 1;

/** Ids of current reports that hold all pairs of neighbouring characters of it: all that hold it, and a few more. */
export const candidateIds = (needle: string): RawBuilder<unknown> => sql`
  select r.id from documents d join reports r on r.sha256 = d.sha256 and r.extractor = d.extractor
    where r.current and bigrams(d.text) @> bigrams(${needle}::text)
  union all select r.id from reports r where r.current and bigrams(r.name) @> bigrams(${needle}::text)`;

/** So many of them, or all there are. */
export const candidates = async (
  database: Kysely<Tables>,
  needle: string,
  limit: number,
): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select id from (${candidateIds(needle)}) known limit ${limit}::int`.execute(database);
  return rows.map(({ id }) => id);
};
