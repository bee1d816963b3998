/** Leases that ran out: their worker was killed, cut off or stuck. */
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Diagnosis, Tables } from './tables.js';
import type { HeldWork, Problem } from './work-claims.js';
import { endAttempt, type Retries } from './work-finish.js';

export interface Lapsed {
  kind: HeldWork['kind'];
  sha256: string;
  /** what it is now */
  state: 'waiting' | 'set-aside';
}

/** One after the other, each in a transaction of its own: sweepers of several processes share the work. */
export const returnLapsed = async (database: Kysely<Tables>, retries: Retries): Promise<Lapsed[]> => {
  const returned: Lapsed[] = [];
  for (;;) {
    const one = await database.transaction().execute((transaction) => returnOne(transaction, retries));
    if (one === null) return returned;
    returned.push(one);
  }
};

const returnOne = async (transaction: Transaction<Tables>, retries: Retries): Promise<Lapsed | null> => {
  const { rows } = await sql<HeldWork & { diagnoses: Diagnosis[] }>`
    select kind, sha256, names, bytes, author, state, attempts, claimed_by, report, diagnoses from work
    where state = 'running' and lease_until < now()
    order by lease_until limit 1 for update skip locked`.execute(transaction);
  const held = rows[0];
  if (!held) return null;
  const lenient = { ...retries, attempts: retries.lostAttempts };
  const state = await endAttempt(transaction, held, lost(held), lenient, reasonOf(held));
  return { kind: held.kind, sha256: held.sha256, state };
};

const lost = ({ claimed_by }: HeldWork): Problem => ({
  code: 'internal',
  detail: `the worker ${claimed_by ?? '?'} was not heard of again`,
});

/** What an earlier attempt found says more than that the last one was cut off. */
const reasonOf = (held: HeldWork & { diagnoses: Diagnosis[] }): Problem => {
  const known = held.diagnoses.findLast(({ code }) => code !== 'internal');
  return known ? { code: known.code, detail: known.detail } : lost(held);
};
