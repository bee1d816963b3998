/** How a claim ends. What comes of the work and its new state are one transaction. */
import type { Transaction } from 'kysely';
import type { ReportRecord } from '../../schemas/record.js';
import { noteName, replaceChecks, reportId, writeReport, type NewReport } from './report-writer.js';
import { writeRejection } from './rejections.js';
import { storable } from './storable.js';
import type { Tables, WorkState } from './tables.js';
import { holdClaim, leave, noteProblem, type HeldWork, type Problem } from './work-claims.js';

/** lost: the claim belongs to somebody else by now, and nothing was changed. */
export type Ended = WorkState | 'lost';

export interface Retries {
  /** work is set aside after so many attempts */
  attempts: number;
  /** … and after so many if the last worker was lost with it: most are lost for reasons that lie in no file */
  lostAttempts: number;
  /** until the second attempt; doubles for each one after */
  pauseMs: number;
}

const pause = ({ pauseMs }: Retries, attempts: number): number =>
  Math.min(pauseMs * 2 ** (attempts - 1), 3_600_000);

type Extracted = Omit<NewReport, 'name'>;

export const finishFile = async (
  transaction: Transaction<Tables>,
  claim: string,
  extracted: Extracted,
): Promise<Ended> => {
  const held = await holdClaim(transaction, claim);
  if (held?.state !== 'running') return held?.state ?? 'lost';
  const { sha256, names, author } = held;
  if (extracted.record.file.sha256 !== sha256)
    throw new Error(`the record of ${extracted.record.file.sha256} is not that of ${sha256}`);
  await leave(transaction, held, { state: 'done', report: reportId(extracted.record) });
  const [name = '', ...others] = names;
  await writeReport(transaction, { name, ...extracted }, author);
  for (const other of others) await noteName(transaction, sha256, other);
  return 'done';
};

export const finishAudit = async (
  transaction: Transaction<Tables>,
  claim: string,
  record: ReportRecord,
): Promise<Ended> => {
  const held = await holdClaim(transaction, claim);
  if (held?.state !== 'running') return held?.state ?? 'lost';
  if (reportId(record) !== held.report)
    throw new Error(`the record ${reportId(record)} is not that of ${held.report}`);
  await leave(transaction, held, { state: 'done', report: held.report });
  await replaceChecks(transaction, record, held.author);
  return 'done';
};

export const failWork = async (
  transaction: Transaction<Tables>,
  claim: string,
  problem: Problem,
  retries: Retries | null,
): Promise<Ended> => {
  const held = await holdClaim(transaction, claim);
  if (held?.state !== 'running') return held?.state ?? 'lost';
  return endAttempt(transaction, held, problem, retries);
};

/** `retries` null: the problem will not pass. `reason`: what the work is set aside for, where that says more. */
export const endAttempt = async (
  transaction: Transaction<Tables>,
  held: HeldWork,
  met: Problem,
  retries: Retries | null,
  reason: Problem = met,
): Promise<'waiting' | 'set-aside'> => {
  await noteProblem(transaction, held, storableProblem(met));
  if (retries !== null && held.attempts < retries.attempts) {
    const afterMs = pause(retries, held.attempts);
    await leave(transaction, held, { state: 'waiting', afterMs, counted: true });
    return 'waiting';
  }
  const problem = storableProblem(reason);
  await leave(transaction, held, { state: 'set-aside', problem });
  // an audit that fails says nothing about the file
  if (held.kind === 'extract') await reject(transaction, held, problem);
  return 'set-aside';
};

const storableProblem = ({ code, detail }: Problem): Problem => ({
  code,
  detail: detail === null ? null : storable(detail),
});

const reject = async (
  transaction: Transaction<Tables>,
  { sha256, names, bytes, author, report }: HeldWork,
  problem: Problem,
): Promise<void> => {
  // '0123456789abcdef-0.1.0': the version that the id was given for
  const extractor = report.slice(report.indexOf('-') + 1);
  const [name = '', ...others] = names;
  await writeRejection(transaction, { name, sha256, bytes, extractor, ...problem }, author);
  for (const other of others) await noteName(transaction, sha256, other);
};

/** Gives a claim back; the attempt does not count, for it was not the file's fault. */
export const returnClaim = async (
  transaction: Transaction<Tables>,
  claim: string,
  afterMs: number,
): Promise<Ended> => {
  const held = await holdClaim(transaction, claim);
  if (held?.state !== 'running') return held?.state ?? 'lost';
  await leave(transaction, held, { state: 'waiting', afterMs, counted: false });
  return 'waiting';
};
