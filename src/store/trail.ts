/** The audit trail: entries that are only ever added, each bound to the one before it. */
import { sql, type Kysely } from 'kysely';
import { sha256 } from './canonical.js';
import { storable, storableJson } from './storable.js';
import type { Tables } from './tables.js';

export type TrailAction = Tables['trail']['action'];
export type TrailEntry = Tables['trail'];

/** What stands before the first entry. */
export const origin = '0'.repeat(64);

export interface NewEntry {
  actor: string;
  action: TrailAction;
  /** id of the report, or hash of the rejected content */
  subject: string;
  details: object;
}

/** Last statement of the transaction that does what it records: from here on others wait for the commit. */
export const append = async (
  transaction: Kysely<Tables>,
  { actor, action, subject, details }: NewEntry,
): Promise<void> => {
  await sql`select append_trail(${storable(actor)}::text, ${action}::text, ${subject}::text, ${storableJson(details)}::text)`.execute(
    transaction,
  );
};

/** As `append_trail` in 0002-trail.sql computes it. */
export const hashOf = ({
  previous,
  sequence,
  at,
  actor,
  action,
  subject,
  details,
}: Omit<TrailEntry, 'hash'>): string =>
  sha256([previous, String(sequence), at, actor, action, subject, details].join('\n'));

const pageSize = 1000;

/** All entries in order; nothing is held but one page of them. */
export async function* entries(database: Kysely<Tables>): AsyncGenerator<TrailEntry> {
  let last = 0;
  for (;;) {
    const page = await database
      .selectFrom('trail')
      .selectAll()
      .where('sequence', '>', last)
      .orderBy('sequence')
      .limit(pageSize)
      .execute();
    yield* page;
    const end = page.at(-1);
    if (!end || page.length < pageSize) return;
    last = end.sequence;
  }
}
