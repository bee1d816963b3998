/** What people decide about findings. A decision holds as long as the claim and its operands read as they did. */
import type { Kysely, Transaction } from 'kysely';
import { NotFound } from '../errors.js';
import { storable } from './storable.js';
import type { Decision, Tables } from './tables.js';
import { append } from './trail.js';

export interface NewReview {
  /** id of the report */
  report: string;
  /** id of the check in the report */
  check: string;
  decision: Decision;
  /** in the words of the reviewer */
  reason: string | null;
}

export interface Review {
  decision: Decision;
  reason: string | null;
  reviewer: string;
  decided_at: string;
}

export const recordReview = async (
  transaction: Transaction<Tables>,
  { report, check, decision, reason }: NewReview,
  reviewer: string,
): Promise<void> => {
  const finding = await transaction
    .selectFrom('checks')
    .innerJoin('reports', 'reports.id', 'checks.report_id')
    .select(['reports.sha256', 'checks.fingerprint'])
    .where('checks.report_id', '=', report)
    .where('checks.id', '=', check)
    .executeTakeFirst();
  if (!finding)
    throw new NotFound(`报告 ${report} 中没有核对 ${check} / no check ${check} in report ${report}`);
  const said = reason === null ? null : storable(reason);
  await transaction
    .insertInto('reviews')
    .values({ ...finding, decision, reason: said, reviewer: storable(reviewer) })
    .execute();
  await append(transaction, {
    actor: reviewer,
    action: 'reviewed',
    subject: report,
    details: { check, ...finding, decision, reason: said },
  });
};

/** The decision in force for each finding of a content, by fingerprint; notes decide nothing and are left out. */
export const decisionsOf = async (
  database: Kysely<Tables>,
  content: string,
): Promise<ReadonlyMap<string, Review>> => {
  const rows = await database
    .selectFrom('reviews')
    .select(['fingerprint', 'decision', 'reason', 'reviewer', 'decided_at'])
    .where('sha256', '=', content)
    .where('decision', '!=', 'noted')
    .orderBy('id')
    .execute();
  const decisions = new Map<string, Review>();
  for (const { fingerprint, ...review } of rows)
    if (review.decision === 'reopened') decisions.delete(fingerprint);
    else decisions.set(fingerprint, review);
  return decisions;
};
