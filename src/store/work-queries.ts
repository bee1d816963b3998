/** What is asked about accepted work. */
import { sql, type Kysely } from 'kysely';
import type { RejectionCode } from '../../schemas/rejection.js';
import type { Diagnosis, Tables, WorkKind, WorkPriority, WorkState } from './tables.js';

export interface FoundWork {
  sha256: string;
  /** id that the report has or will have */
  report: string;
  name: string;
  bytes: number;
  priority: WorkPriority;
  state: WorkState;
  attempts: number;
  /** why it was set aside */
  code: RejectionCode | null;
  detail: string | null;
  diagnoses: Diagnosis[];
  author: string;
  acceptedAt: string;
  changedAt: string;
}

export const findWork = async (
  database: Kysely<Tables>,
  kind: WorkKind,
  sha256: string,
): Promise<FoundWork | null> => {
  const { rows } = await sql<FoundWork>`
    select sha256, report, names[1] as name, bytes, priority, state, attempts, code, detail, diagnoses, author,
      accepted_at as "acceptedAt", changed_at as "changedAt"
    from work where kind = ${kind} and sha256 = ${sha256}`.execute(database);
  return rows[0] ?? null;
};

export type WaitingWork = Pick<Tables['work'], 'kind' | 'sha256' | 'report' | 'priority'>;

export const waitingWork = async (
  database: Kysely<Tables>,
  waitedMs: number,
  limit: number,
): Promise<WaitingWork[]> => {
  const { rows } = await sql<WaitingWork>`
    select kind, sha256, report, priority from work
    where state = 'waiting' and not_before <= now()
      and changed_at <= now() - ${waitedMs}::int * interval '1 millisecond'
    order by priority = 'bulk', accepted_at limit ${limit}::int`.execute(database);
  return rows;
};
