/** Everything that was accepted: taken in, claimed, finished or set aside. Safe for any number of processes at once. */
import { sql, type Kysely, type Transaction } from 'kysely';
import type { ReportRecord } from '../../schemas/record.js';
import { extractorVersion } from '../../schemas/version.js';
import type { NewReport } from './report-writer.js';
import { auditOutdated, bringRules } from './rule-sets.js';
import type { Tables, WorkKind, WorkState } from './tables.js';
import {
  acceptAudit,
  acceptFile,
  replayFile,
  type Accepted,
  type NewAudit,
  type NewWork,
} from './work-accept.js';
import { claimWork, extendLease, type Claimed, type Problem, type Wanted } from './work-claims.js';
import { failWork, finishAudit, finishFile, returnClaim, type Ended, type Retries } from './work-finish.js';
import { findWork, waitingWork, type FoundWork, type WaitingWork } from './work-queries.js';
import { returnLapsed, type Lapsed } from './work-sweep.js';

export type {
  Accepted,
  Claimed,
  Ended,
  FoundWork,
  Lapsed,
  NewAudit,
  NewWork,
  Problem,
  Retries,
  WaitingWork,
  Wanted,
};

export class Work {
  readonly #database: Kysely<Tables>;
  readonly #retries: Retries;

  constructor(database: Kysely<Tables>, retries: Retries = { attempts: 3, lostAttempts: 10, pauseMs: 5000 }) {
    this.#database = database;
    this.#retries = retries;
  }

  /** Takes a content in whose original is already kept. Sent twice, it is there once. */
  accept(offered: NewWork, extractor = extractorVersion): Promise<Accepted> {
    return this.#within((transaction) => acceptFile(transaction, offered, extractor));
  }

  /** Asks for a stored report to be checked again. Throws NotFound. */
  acceptAudit(audit: NewAudit): Promise<void> {
    return this.#within((transaction) => acceptAudit(transaction, audit));
  }

  /** What became of a content that was accepted; null: none such was. */
  find(sha256: string): Promise<FoundWork | null> {
    return findWork(this.#database, 'extract', sha256);
  }

  /** What became of the last audit that was asked for this content's report. */
  findAudit(sha256: string): Promise<FoundWork | null> {
    return findWork(this.#database, 'audit', sha256);
  }

  /** The wanted or the most urgent work that waits, for `leaseMs`; null: there is none. `rules`: those of the worker. */
  claim(
    worker: string,
    leaseMs: number,
    wanted: Wanted = null,
    rules: string | null = null,
  ): Promise<Claimed | null> {
    return claimWork(this.#database, worker, leaseMs, wanted, rules);
  }

  /** False: the claim is lost. */
  heartbeat(claim: string, leaseMs: number): Promise<boolean> {
    return extendLease(this.#database, claim, leaseMs);
  }

  /** Stores the report of a claimed file. */
  done(claim: string, extracted: Omit<NewReport, 'name'>): Promise<Ended> {
    return this.#within((transaction) => finishFile(transaction, claim, extracted));
  }

  /** Stores the new checks of a claimed audit. */
  audited(claim: string, record: ReportRecord): Promise<Ended> {
    return this.#within((transaction) => finishAudit(transaction, claim, record));
  }

  /** Notes what went wrong; tries again later if that can pass and attempts are left, else sets the work aside. */
  failed(claim: string, problem: Problem, retryable: boolean): Promise<Ended> {
    const retries = retryable ? this.#retries : null;
    return this.#within((transaction) => failWork(transaction, claim, problem, retries));
  }

  /** Gives a claim back as if it had not been taken. */
  release(claim: string, afterMs = 0): Promise<Ended> {
    return this.#within((transaction) => returnClaim(transaction, claim, afterMs));
  }

  /** Takes up again what was set aside. False: it is not set aside. Throws NotFound. */
  replay(sha256: string, actor: string): Promise<boolean> {
    return this.#within((transaction) => replayFile(transaction, sha256, actor));
  }

  /** How much there is in each state. */
  async counts(kind: WorkKind = 'extract'): Promise<Record<WorkState, number>> {
    const { rows } = await sql<{ state: WorkState; count: number }>`
      select state, count(*) as count from work where kind = ${kind} group by state`.execute(this.#database);
    const none = { waiting: 0, running: 0, done: 0, 'set-aside': 0 };
    return { ...none, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) };
  }

  /** Takes back what a worker that is gone had claimed. */
  returnLapsed(): Promise<Lapsed[]> {
    return returnLapsed(this.#database, this.#retries);
  }

  /** Puts the rules of a worker that starts in force. */
  bringRules(rules: string): Promise<void> {
    return bringRules(this.#database, rules);
  }

  /** Asks for audits of reports that others than these rules checked, if they are in force; gives how many. */
  auditOutdated(rules: string, actor: string, limit = 2000): Promise<number> {
    return auditOutdated(this.#database, { extractor: extractorVersion, rules, actor, limit });
  }

  /** Work that could be done now and has waited so long that its job may be lost, the most urgent first. */
  stale(waitedMs: number, limit = 1000): Promise<WaitingWork[]> {
    return waitingWork(this.#database, waitedMs, limit);
  }

  #within<Result>(change: (transaction: Transaction<Tables>) => Promise<Result>): Promise<Result> {
    return this.#database.transaction().execute(change);
  }
}
