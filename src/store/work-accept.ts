/** Taking in: from the commit on, a content is never lost and never read twice. */
import { sql, type Kysely, type Transaction } from 'kysely';
import type { RejectionCode } from '../../schemas/rejection.js';
import { NotFound } from '../errors.js';
import { noteName, reportIdOf } from './report-writer.js';
import { storable } from './storable.js';
import type { Tables, WorkPriority, WorkState } from './tables.js';
import { append } from './trail.js';

export interface NewWork {
  sha256: string;
  bytes: number;
  /** under which it was sent */
  name: string;
  priority: WorkPriority;
  /** who sent it */
  actor: string;
}

export interface Accepted {
  sha256: string;
  /** id that the report has or will have */
  report: string;
  state: WorkState;
  /** the content was accepted or read before, and was not taken in again */
  known: boolean;
}

/** Rejections by `fuhe ingest` that were the machine's fault, a limit's or ours: worth a try here. */
const passing: RejectionCode[] = ['timed-out', 'out-of-memory', 'too-large', 'internal'];

export const acceptFile = async (
  transaction: Transaction<Tables>,
  offered: NewWork,
  extractor: string,
): Promise<Accepted> => {
  const { sha256, bytes, priority, actor } = offered;
  const name = storable(offered.name);
  const report = reportIdOf(sha256, extractor);
  const earlier = await readEarlier(transaction, sha256, extractor);
  const inserted = await transaction
    .insertInto('work')
    .values({ kind: 'extract', sha256, report, names: [name], bytes, priority, author: actor, ...earlier })
    .onConflict((conflict) => conflict.doNothing())
    .returning('state')
    .executeTakeFirst();
  if (!inserted) return offerAgain(transaction, { ...offered, name }, report);
  if (inserted.state !== 'waiting') await noteName(transaction, sha256, name);
  await append(transaction, {
    actor,
    action: 'accepted',
    subject: sha256,
    details: { name, bytes, priority },
  });
  return { sha256, report, state: inserted.state, known: inserted.state !== 'waiting' };
};

/** What came of a content that was read without having been accepted: by `fuhe ingest`. */
const readEarlier = async (
  database: Kysely<Tables>,
  sha256: string,
  extractor: string,
): Promise<Pick<Tables['work'], 'state' | 'code' | 'detail'>> => {
  const report = await database
    .selectFrom('reports')
    .select('id')
    .where('sha256', '=', sha256)
    .where('extractor', '=', extractor)
    .executeTakeFirst();
  if (report) return { state: 'done', code: null, detail: null };
  const refused = await database
    .selectFrom('files')
    .select(['code', 'detail'])
    .where('sha256', '=', sha256)
    .where('extractor', '=', extractor)
    .where('state', '=', 'rejected')
    .executeTakeFirst();
  const code = (refused?.code ?? null) as RejectionCode | null;
  if (code === null || passing.includes(code)) return { state: 'waiting', code: null, detail: null };
  return { state: 'set-aside', code, detail: refused?.detail ?? null };
};

/** The same content once more: perhaps under another name, more urgent, or to a newer extractor. */
const offerAgain = async (
  transaction: Transaction<Tables>,
  { sha256, name, bytes, priority, actor }: NewWork,
  report: string,
): Promise<Accepted> => {
  const before = await transaction
    .selectFrom('work')
    .select(['state', 'names', 'priority', 'report'])
    .where('kind', '=', 'extract')
    .where('sha256', '=', sha256)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const finished = before.state === 'done' || before.state === 'set-aside';
  const outdated = finished && before.report !== report;
  const state = outdated ? 'waiting' : before.state;
  await transaction
    .updateTable('work')
    .set({
      names: before.names.includes(name) ? before.names : [...before.names, name],
      priority: outdated || priority === 'interactive' ? priority : before.priority,
      ...(outdated ? { ...fresh, report, author: actor } : {}),
    })
    .where('kind', '=', 'extract')
    .where('sha256', '=', sha256)
    .execute();
  if (finished) await noteName(transaction, sha256, name);
  if (outdated)
    await append(transaction, {
      actor,
      action: 'accepted',
      subject: sha256,
      details: { name, bytes, priority },
    });
  return { sha256, report: outdated ? report : before.report, state, known: true };
};

/** As if it had never been tried; the diagnoses stay. */
const fresh = {
  state: 'waiting' as const,
  attempts: 0,
  code: null,
  detail: null,
  not_before: sql<string>`now()`,
  changed_at: sql<string>`now()`,
};

/** Takes a content that was set aside up again. False: it is not set aside. */
export const replayFile = async (
  transaction: Transaction<Tables>,
  sha256: string,
  actor: string,
): Promise<boolean> => {
  const work = await transaction
    .selectFrom('work')
    .select(['state', 'code'])
    .where('kind', '=', 'extract')
    .where('sha256', '=', sha256)
    .forUpdate()
    .executeTakeFirst();
  if (!work) throw new NotFound(`没有收过这个文件 / no such file was accepted: ${sha256}`);
  if (work.state !== 'set-aside') return false;
  await transaction
    .updateTable('work')
    .set({ ...fresh, author: actor })
    .where('kind', '=', 'extract')
    .where('sha256', '=', sha256)
    .execute();
  await append(transaction, { actor, action: 'replayed', subject: sha256, details: { code: work.code } });
  return true;
};

export interface NewAudit {
  /** id of the stored report */
  report: string;
  priority: WorkPriority;
  actor: string;
}

/** Asks for a stored report to be checked again. One that waits already waits once. */
export const acceptAudit = async (
  transaction: Transaction<Tables>,
  { report, priority, actor }: NewAudit,
): Promise<void> => {
  const stored = await transaction
    .selectFrom('reports')
    .innerJoin('files', 'files.sha256', 'reports.sha256')
    .select(['reports.sha256', 'reports.name', 'files.bytes'])
    .where('reports.id', '=', report)
    .executeTakeFirst();
  if (!stored) throw new NotFound(`没有这份报告 / no such report: ${report}`);
  const { sha256, name, bytes } = stored;
  await transaction
    .insertInto('work')
    .values({
      kind: 'audit',
      sha256,
      report,
      names: [name],
      bytes,
      priority,
      state: 'waiting',
      author: actor,
    })
    .onConflict((conflict) =>
      conflict.columns(['kind', 'sha256']).doUpdateSet({
        ...fresh,
        ...{ report, priority, author: actor, claim: null, claimed_by: null, lease_until: null },
      }),
    )
    .execute();
};
