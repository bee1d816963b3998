/** Who works on what. A claim is a lease: whoever lets it lapse has lost it and cannot finish it any more. */
import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { RejectionCode } from '../../schemas/rejection.js';
import { isInForce } from './rule-sets.js';
import type { WorkKind, WorkPriority, Tables } from './tables.js';

export interface Claimed {
  /** names this claim among all there ever were */
  claim: string;
  kind: WorkKind;
  sha256: string;
  report: string;
  /** the first under which it was offered */
  name: string;
  bytes: number;
  priority: WorkPriority;
  /** this attempt, from 1 */
  attempt: number;
}

/** Which work is wanted; null: the most urgent. */
export type Wanted = { kind: 'extract'; sha256: string } | { kind: 'audit'; report: string } | null;

const milliseconds = (count: number) => sql`${count}::int * interval '1 millisecond'`;

/** `rules`: those of the worker; what is checked again by the rules in force is not for one with others. */
export const claimWork = async (
  database: Kysely<Tables>,
  worker: string,
  leaseMs: number,
  wanted: Wanted,
  rules: string | null,
): Promise<Claimed | null> => {
  const named =
    wanted === null
      ? sql`true`
      : wanted.kind === 'extract'
        ? sql`kind = 'extract' and sha256 = ${wanted.sha256}`
        : sql`kind = 'audit' and report = ${wanted.report}`;
  const able =
    rules === null ? sql`true` : sql`(kind = 'extract' or priority = 'interactive' or ${isInForce(rules)})`;
  const { rows } = await sql<Claimed>`
    with next as materialized (
      select kind, sha256 from work where state = 'waiting' and not_before <= now() and ${named} and ${able}
      order by priority = 'bulk', accepted_at limit 1 for update skip locked)
    update work set state = 'running', attempts = attempts + 1, claim = gen_random_uuid()::text,
      claimed_by = ${worker}, lease_until = now() + ${milliseconds(leaseMs)}, changed_at = now()
    from next where work.kind = next.kind and work.sha256 = next.sha256
    returning claim, work.kind, work.sha256, report, names[1] as name, bytes, priority, attempts as attempt`.execute(
    database,
  );
  return rows[0] ?? null;
};

/** False: the claim is lost, what comes of the work will not be taken. */
export const extendLease = async (
  database: Kysely<Tables>,
  claim: string,
  leaseMs: number,
): Promise<boolean> => {
  const { rows } = await sql`
    update work set lease_until = now() + ${milliseconds(leaseMs)}
    where claim = ${claim} and state = 'running' returning 1`.execute(database);
  return rows.length > 0;
};

export type HeldWork = Pick<
  Selectable<Tables['work']>,
  'kind' | 'sha256' | 'names' | 'bytes' | 'author' | 'state' | 'attempts' | 'claimed_by' | 'report'
>;

/** The work of a claim, locked until the end of the transaction; null when the claim is lost. */
export const holdClaim = async (transaction: Transaction<Tables>, claim: string): Promise<HeldWork | null> =>
  (await transaction
    .selectFrom('work')
    .select(['kind', 'sha256', 'names', 'bytes', 'author', 'state', 'attempts', 'claimed_by', 'report'])
    .where('claim', '=', claim)
    .where('state', '!=', 'waiting')
    .forUpdate()
    .executeTakeFirst()) ?? null;

export interface Problem {
  code: RejectionCode;
  detail: string | null;
}

export const noteProblem = async (
  transaction: Transaction<Tables>,
  { kind, sha256, attempts, claimed_by }: HeldWork,
  { code, detail }: Problem,
): Promise<void> => {
  await sql`
    update work set diagnoses = diagnoses || jsonb_build_object('at', now(), 'attempt', ${attempts}::int,
      'worker', ${claimed_by}::text, 'code', ${code}::text, 'detail', ${detail}::text)
    where kind = ${kind} and sha256 = ${sha256}`.execute(transaction);
};

export type Next =
  | { state: 'waiting'; afterMs: number; /** did this attempt count? */ counted: boolean }
  | { state: 'done'; report: string }
  | { state: 'set-aside'; problem: Problem };

/** Ends the running state. The name of the claim stays with what is done, so that telling it twice is no error. */
export const leave = async (
  transaction: Transaction<Tables>,
  { kind, sha256, report, attempts }: HeldWork,
  next: Next,
): Promise<void> => {
  const waits = next.state === 'waiting';
  const problem = next.state === 'set-aside' ? next.problem : null;
  await transaction
    .updateTable('work')
    .set({
      state: next.state,
      lease_until: null,
      changed_at: sql<string>`now()`,
      report: next.state === 'done' ? next.report : report,
      attempts: waits && !next.counted ? attempts - 1 : attempts,
      code: problem?.code ?? null,
      detail: problem?.detail ?? null,
      ...(waits ? { claim: null, not_before: sql<string>`now() + ${milliseconds(next.afterMs)}` } : {}),
    })
    .where('kind', '=', kind)
    .where('sha256', '=', sha256)
    .execute();
};
