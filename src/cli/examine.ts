/** Reads files through the pool of isolated processes and believes nothing of what comes back unchecked. */
import { basename } from 'node:path';
import type { Configuration } from '../../schemas/configuration.js';
import { recordSchema } from '../../schemas/record.js';
import { rejectionAdvice, type Rejection, type RejectionCode } from '../../schemas/rejection.js';
import { extractEntry } from '../../workers/entries.js';
import { Pool } from '../../workers/pool.js';
import type { Extracted, ExtractJob } from '../../workers/protocol.js';
import type { Settings } from '../config.js';
import { changedWhileRead, failureOf } from './failure.js';
import { identify, type Identity } from './identify.js';
import { visible } from './visible.js';
import type { FilePath, FoundFile } from './walk.js';

export type Examined = { file: FoundFile; extracted: Extracted } | { file: FoundFile; rejection: Rejection };

export class Examiner {
  readonly #pool: Pool<ExtractJob, Extracted>;
  readonly #limits: Settings['limits'];
  readonly #configuration: Configuration;

  constructor({ jobs, timeoutMs, memoryMegabytes, limits }: Settings, configuration: Configuration) {
    this.#pool = new Pool({ entry: extractEntry(), jobs, timeoutMs, memoryMegabytes });
    this.#limits = limits;
    this.#configuration = configuration;
  }

  async examine(file: FoundFile): Promise<Examined> {
    if (file.failure) return refuse(file, null, file.failure.code, file.failure.detail);
    try {
      return await this.read(file, await identify(file.path), file.path);
    } catch (error) {
      const { code, detail } = failureOf(error);
      return refuse(file, null, code, detail);
    }
  }

  /** `path`: where to read the bytes that `identity` names; may be a kept copy of the file. */
  async read(file: FoundFile, identity: Identity, path: FilePath, begun?: () => void): Promise<Examined> {
    if (identity.bytes > this.#limits.bytes)
      return refuse(file, identity, 'too-large', `${identity.bytes} > ${this.#limits.bytes} bytes`);
    const job = {
      path,
      name: basename(file.shown),
      limits: this.#limits,
      configuration: this.#configuration,
    };
    const outcome = await this.#pool.run(job, begun);
    if (outcome.kind === 'rejected') return refuse(file, identity, outcome.code, outcome.detail);
    const { success, data: record } = recordSchema.safeParse(outcome.result.record);
    if (!success) return refuse(file, identity, 'internal', 'the record does not fit its schema');
    if (record.file.sha256 !== identity.sha256) return refuse(file, null, 'corrupt', changedWhileRead);
    return { file, extracted: { ...outcome.result, record } };
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}

const refuse = (
  file: FoundFile,
  identity: Identity | null,
  code: RejectionCode,
  detail: string | null,
): Examined & { rejection: Rejection } => ({
  file,
  rejection: {
    schema: 'fuhe/rejection@1',
    file: { name: basename(file.shown), sha256: identity?.sha256 ?? null, bytes: identity?.bytes ?? null },
    code,
    detail,
    advice: rejectionAdvice[code],
  },
});

/** For a person, on stderr, in both languages. */
export const explain = (shown: string, { code, detail, advice }: Rejection): string =>
  `${visible(shown)}: 无法读取 / rejected: ${code}${detail === null ? '' : ` (${visible(detail)})`}\n  ${advice.zh}\n  ${advice.en}`;
