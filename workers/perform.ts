/** Does one claimed piece of work in an isolated process, and believes nothing of what comes back unchecked. */
import { basename } from 'node:path';
import type { Configuration } from '../schemas/configuration.js';
import { recordSchema, type ReportRecord } from '../schemas/record.js';
import type { Settings } from '../src/config.js';
import { findReport } from '../src/store/queries.js';
import type { Store } from '../src/store/store.js';
import type { Claimed, Problem } from '../src/store/work.js';
import { NotFound } from '../src/errors.js';
import { auditEntry, extractEntry } from './entries.js';
import { Pool } from './pool.js';
import type { AuditJob, Extracted, ExtractJob, Outcome } from './protocol.js';

export type Performed =
  | { kind: 'extracted'; extracted: Extracted }
  | { kind: 'audited'; record: ReportRecord }
  | { kind: 'failed'; problem: Problem; retryable: boolean };

export type PerformSettings = Pick<Settings, 'jobs' | 'timeoutMs' | 'memoryMegabytes' | 'limits'>;

/** Modules that children run, and what an office wants otherwise. */
export interface PerformOptions {
  configuration: Configuration;
  extractEntry?: URL;
  auditEntry?: URL;
}

export class Performer {
  readonly #store: Store;
  readonly #settings: PerformSettings;
  readonly #configuration: Configuration;
  readonly #extract: Pool<ExtractJob, Extracted>;
  readonly #audit: Pool<AuditJob, unknown>;

  constructor(store: Store, settings: PerformSettings, options: PerformOptions) {
    const { jobs, timeoutMs, memoryMegabytes } = settings;
    this.#store = store;
    this.#settings = settings;
    this.#configuration = options.configuration;
    const bounds = { jobs, timeoutMs, memoryMegabytes };
    this.#extract = new Pool({ ...bounds, entry: options.extractEntry ?? extractEntry() });
    this.#audit = new Pool({ ...bounds, entry: options.auditEntry ?? auditEntry() });
  }

  /** Rejects only for what is not the file's fault: the database, the store of the originals. */
  perform(claimed: Claimed): Promise<Performed> {
    return claimed.kind === 'extract' ? this.#read(claimed) : this.#check(claimed);
  }

  async close(): Promise<void> {
    await Promise.all([this.#extract.close(), this.#audit.close()]);
  }

  async #read({ sha256, name, bytes, attempt }: Claimed): Promise<Performed> {
    const { limits } = this.#settings;
    if (bytes > limits.bytes) return failed('too-large', `${bytes} > ${limits.bytes} bytes`);
    const job = { name: basename(name), limits, configuration: this.#configuration };
    try {
      const { outcome, again } = await this.#store.objects.withFile(sha256, (path) =>
        this.#extract.once({ path, ...job }, attempt > 1),
      );
      if (outcome.kind === 'rejected') return refused(outcome, again && attempt < 2);
      const { success, data: record } = recordSchema.safeParse(outcome.result.record);
      if (!success) return failed('internal', 'the record does not fit its schema');
      if (record.file.sha256 !== sha256) return failed('corrupt', 'the original is not what its name says');
      return { kind: 'extracted', extracted: { ...outcome.result, record } };
    } catch (error) {
      if (error instanceof NotFound) return failed('internal', error.message);
      throw error;
    }
  }

  async #check({ report, attempt }: Claimed): Promise<Performed> {
    const found = await findReport(this.#store.database, report).catch(notFound);
    if (found instanceof NotFound) return failed('internal', found.message);
    const { record: stored, reading } = found;
    const { outcome, again } = await this.#audit.once(
      { file: stored.file, reading, configuration: this.#configuration },
      attempt > 1,
    );
    if (outcome.kind === 'rejected') return refused(outcome, again && attempt < 2);
    const { success, data: record } = recordSchema.safeParse(outcome.result);
    return success ? { kind: 'audited', record } : failed('internal', 'the record does not fit its schema');
  }
}

/** That nothing is there is an answer; any other error is not. */
const notFound = (error: unknown): NotFound => {
  if (error instanceof NotFound) return error;
  throw error;
};

const failed = (code: Problem['code'], detail: string): Performed => ({
  kind: 'failed',
  problem: { code, detail },
  retryable: false,
});

/** A crash may be chance once; a bad file stays bad. */
const refused = ({ code, detail }: Outcome<never> & { kind: 'rejected' }, retryable: boolean): Performed => ({
  kind: 'failed',
  problem: { code, detail },
  retryable,
});
