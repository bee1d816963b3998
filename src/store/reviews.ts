/** What people decide about findings. A decision holds as long as the claim and its operands read as they did. */
import type { Kysely, Transaction } from 'kysely';
import { NotFound } from '../errors.js';
import { storable } from './storable.js';
import type { Decision, Tables } from './tables.js';
import { append } from './trail.js';

export interface NewReview {
  /** id of the report */
  report: string;
  /** which finding of the report: its id there, or its fingerprint */
  check: string | { fingerprint: string };
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
  const [column, wanted] =
    typeof check === 'string'
      ? (['checks.id', check] as const)
      : (['checks.fingerprint', check.fingerprint] as const);
  const finding = await transaction
    .selectFrom('checks')
    .innerJoin('reports', 'reports.id', 'checks.report_id')
    .select(['checks.id as check', 'reports.sha256', 'checks.fingerprint'])
    .where('checks.report_id', '=', report)
    .where(column, '=', wanted)
    .orderBy('checks.id')
    .executeTakeFirst();
  if (!finding)
    throw new NotFound(`报告 ${report} 中没有核对 ${wanted} / no check ${wanted} in report ${report}`);
  await writeReview(transaction, { report, ...finding, decision, reason, reviewer });
};

/** A review of a finding that is known to be there, and its entry in the trail. */
export const writeReview = async (
  transaction: Transaction<Tables>,
  review: Omit<NewReview, 'check'> & { check: string; sha256: string; fingerprint: string; reviewer: string },
): Promise<void> => {
  const { report, check, sha256, fingerprint, decision, reviewer } = review;
  const reason = review.reason === null ? null : storable(review.reason);
  await transaction
    .insertInto('reviews')
    .values({ sha256, fingerprint, decision, reason, reviewer: storable(reviewer) })
    .execute();
  const details = { check, sha256, fingerprint, decision, reason };
  await append(transaction, { actor: reviewer, action: 'reviewed', subject: report, details });
};

/** Everything that was said about a finding, in order. */
export const reviewsOf = (
  database: Kysely<Tables>,
  content: string,
  fingerprint: string,
): Promise<Review[]> =>
  database
    .selectFrom('reviews')
    .select(['decision', 'reason', 'reviewer', 'decided_at'])
    .where('sha256', '=', content)
    .where('fingerprint', '=', fingerprint)
    .orderBy('id')
    .execute();

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
