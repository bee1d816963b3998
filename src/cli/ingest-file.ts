/** One file on its way into the store. Every end is an outcome and none stops the others, but for that of the store. */
import type { RejectionCode } from '../../schemas/rejection.js';
import { extractorVersion } from '../../schemas/version.js';
import type { Known, Store, StoredReport } from '../store/store.js';
import type { Examined, Examiner } from './examine.js';
import { changedWhileRead, failureOf } from './failure.js';
import { identify, type Identity } from './identify.js';
import { isOfStore, type Patience } from './patience.js';
import type { FilePath, FoundFile } from './walk.js';

/** A line of `ingest --json`; `detail` is for people. */
export interface IngestLine {
  file: string;
  sha256: string | null;
  /** new: would be read, were this not a dry run */
  outcome: 'stored' | 'known' | 'rejected' | 'new';
  code: RejectionCode | null;
  report: string | null;
  kind: string | null;
  figures: number | null;
  checks: number | null;
  contradictions: number | null;
  ms: number;
  /** what exactly was found in a rejected file; null otherwise */
  detail: string | null;
}
type Result = Omit<IngestLine, 'file' | 'ms'>;

/** Worth another try: what stood in the way may have been the machine, a limit or a defect. */
const retried: RejectionCode[] = ['timed-out', 'out-of-memory', 'too-large', 'internal'];

export class Ingest {
  readonly #store: Store;
  readonly #examiner: Examiner;
  readonly #patience: Patience;
  readonly #dryRun: boolean;
  readonly #maxBytes: number;
  /** contents that are being read, or were rejected in this run: a copy elsewhere has the same fate */
  readonly #tried = new Map<string, Promise<Result>>();

  constructor(store: Store, examiner: Examiner, patience: Patience, maxBytes: number, dryRun: boolean) {
    this.#store = store;
    this.#examiner = examiner;
    this.#patience = patience;
    this.#maxBytes = maxBytes;
    this.#dryRun = dryRun;
  }

  /** Throws UsageError when the store is full or stays away. */
  async file(found: FoundFile): Promise<IngestLine> {
    let began = performance.now();
    // waiting for a free process is nobody's time
    const begun = (): void => {
      began = performance.now();
    };
    const result = await this.#patience.outlast(() => this.#result(found, begun).catch(failed));
    return { file: found.shown, ...result, ms: Math.round(performance.now() - began) };
  }

  async #result(found: FoundFile, begun: () => void): Promise<Result> {
    if (found.failure) return rejected(null, found.failure.code, found.failure.detail);
    const identity = await identify(found.path);
    const { sha256 } = identity;
    for (;;) {
      const earlier = (await this.#tried.get(sha256)) ?? (await this.#known(sha256));
      // a copy that changed under the reader says nothing about this one
      if (earlier?.sha256) return this.#again(found, sha256, earlier);
      if (this.#dryRun) return { ...blank, sha256, outcome: 'new' };
      // another file may have come with the same content while this one was looked up
      if (!earlier && !this.#tried.has(sha256)) break;
    }
    const reading = this.#read(found, identity, begun).catch(failed);
    this.#tried.set(sha256, reading);
    try {
      const result = await reading;
      if (result.outcome !== 'rejected' || result.sha256 === null) this.#tried.delete(sha256);
      return result;
    } catch (error) {
      this.#tried.delete(sha256);
      throw error;
    }
  }

  /** The same content under one more name. */
  async #again({ shown }: FoundFile, sha256: string, earlier: Result): Promise<Result> {
    if (!this.#dryRun) await this.#store.seen(sha256, shown);
    return earlier.outcome === 'stored' ? { ...earlier, outcome: 'known' } : earlier;
  }

  async #known(sha256: string): Promise<Result | null> {
    const known: Known | null = await this.#store.known(sha256, extractorVersion);
    if (known?.state === 'stored') return done('known', sha256, known.report);
    if (known?.extractor !== extractorVersion || retried.includes(known.code)) return null;
    return rejected(sha256, known.code, known.detail);
  }

  async #read(found: FoundFile, identity: Identity, begun: () => void): Promise<Result> {
    const { sha256, bytes } = identity;
    // the copy is what is read: it cannot change any more
    const kept = bytes <= this.#maxBytes;
    if (kept && !(await this.#store.objects.put(found.path, sha256)))
      return rejected(null, 'corrupt', changedWhileRead);
    const read = (path: FilePath): Promise<Examined> => this.#examiner.read(found, identity, path, begun);
    const examined = kept ? await this.#store.objects.withFile(sha256, read) : await read(found.path);
    return this.#keep(examined, identity);
  }

  async #keep(examined: Examined, { sha256, bytes }: Identity): Promise<Result> {
    const name = examined.file.shown;
    if ('rejection' in examined) {
      const { code, detail } = examined.rejection;
      await this.#store.reject({ name, sha256, bytes, code, detail, extractor: extractorVersion });
      return rejected(sha256, code, detail);
    }
    const { outcome, report } = await this.#store.save({ name, ...examined.extracted });
    return done(outcome, sha256, report);
  }
}

const blank = {
  sha256: null,
  code: null,
  report: null,
  kind: null,
  figures: null,
  checks: null,
  contradictions: null,
  detail: null,
};

const rejected = (sha256: string | null, code: RejectionCode, detail: string | null): Result => ({
  ...blank,
  sha256,
  outcome: 'rejected',
  code,
  detail,
});

const failed = (error: unknown): Result => {
  if (isOfStore(error)) throw error;
  const { code, detail } = failureOf(error);
  return rejected(null, code, detail);
};

const done = (
  outcome: 'stored' | 'known',
  sha256: string,
  { id, kind, figures, checks, contradictions }: StoredReport,
): Result => ({ ...blank, sha256, outcome, report: id, kind, figures, checks, contradictions });
