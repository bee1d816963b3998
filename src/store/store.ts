/** Reports by the content of their files. Whatever is written twice is there once. */
import { sql, type Kysely } from 'kysely';
import type { RejectionCode } from '../../schemas/rejection.js';
import { Access } from './access.js';
import type { Objects } from './objects.js';
import { FolderObjects } from './objects-folder.js';
import { S3Objects } from './objects-s3.js';
import { open, type Location } from './open.js';
import { noteName, replaceChecks, writeReport, type NewReport } from './report-writer.js';
import { recordReview, type NewReview } from './reviews.js';
import { writeRejection, type RefusedFile } from './rejections.js';
import type { Tables } from './tables.js';
import { Work } from './work.js';

export interface StoredReport {
  id: string;
  kind: string | null;
  figures: number;
  checks: number;
  contradictions: number;
}

export type Known =
  | { state: 'stored'; report: StoredReport }
  | { state: 'rejected'; code: RejectionCode; detail: string | null; extractor: string };

export type { RefusedFile } from './rejections.js';

export class Store {
  readonly database: Kysely<Tables>;
  readonly objects: Objects;
  /** what was accepted and what became of it */
  readonly work: Work;
  readonly access: Access;
  readonly #actor: string;
  readonly #close: () => Promise<void>;

  private constructor(database: Kysely<Tables>, objects: Objects, actor: string, close: () => Promise<void>) {
    this.database = database;
    this.objects = objects;
    this.access = new Access(database);
    this.work = new Work(database);
    this.#actor = actor;
    this.#close = close;
  }

  static async open(location: Location): Promise<Store> {
    const { database, close } = await open(location);
    const objects = location.s3
      ? new S3Objects(location.s3, location.home)
      : new FolderObjects(location.home);
    await objects.sweep();
    return new Store(database, objects, location.actor, close);
  }

  close(): Promise<void> {
    return this.#close();
  }

  /** The same store, written to in the name of somebody else; closing it closes both. */
  as(actor: string): Store {
    return new Store(this.database, this.objects, actor, this.#close);
  }

  /** What is known of a content, as this version of the extractor left it. */
  async known(sha256: string, extractor: string): Promise<Known | null> {
    const report = await summary(this.database, sha256, extractor);
    if (report) return { state: 'stored', report };
    const file = await this.database
      .selectFrom('files')
      .select(['code', 'detail', 'extractor'])
      .where('sha256', '=', sha256)
      .where('state', '=', 'rejected')
      .executeTakeFirst();
    if (!file?.code) return null;
    return {
      state: 'rejected',
      code: file.code as RejectionCode,
      detail: file.detail,
      extractor: file.extractor,
    };
  }

  /** Notes that a content was found under this name, too. */
  async seen(sha256: string, name: string): Promise<void> {
    await noteName(this.database, sha256, name);
  }

  /** `known`: somebody else stored this content first, and nothing was changed. */
  async save(report: NewReport): Promise<{ outcome: 'stored' | 'known'; report: StoredReport }> {
    const { file, extractor } = report.record;
    const outcome = await this.database
      .transaction()
      .execute((transaction) => writeReport(transaction, report, this.#actor));
    const stored = await summary(this.database, file.sha256, extractor.version);
    if (!stored) throw new Error(`report of ${file.sha256} is gone right after it was stored`);
    return { outcome, report: stored };
  }

  /** A content that was read by some version stays what it is. */
  async reject(file: RefusedFile): Promise<void> {
    await this.database
      .transaction()
      .execute((transaction) => writeRejection(transaction, file, this.#actor));
  }

  /** The same reading, checked by other rules: the record takes the place of the one before. */
  async reaudit(record: NewReport['record']): Promise<void> {
    await this.database
      .transaction()
      .execute((transaction) => replaceChecks(transaction, record, this.#actor));
  }

  /** What a person decided about a finding. Throws NotFound when the report has no such finding. */
  async review(review: NewReview): Promise<void> {
    await this.database
      .transaction()
      .execute((transaction) => recordReview(transaction, review, this.#actor));
  }
}

const summary = (
  database: Kysely<Tables>,
  sha256: string,
  extractor: string,
): Promise<StoredReport | undefined> =>
  database
    .selectFrom('reports')
    .select(['id', 'kind', 'figures', 'contradictions'])
    .select(sql<number>`(select count(*) from checks where report_id = reports.id)`.as('checks'))
    .where('sha256', '=', sha256)
    .where('extractor', '=', extractor)
    .executeTakeFirst();
