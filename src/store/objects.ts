/** The port to where originals are kept: under the hash of their content, written once, never changed. */
import type { Readable } from 'node:stream';
import { NotFound } from '../errors.js';

export interface Objects {
  /** Keeps a copy. False: what stands at `source` is not the content of that name (any more). */
  put(source: string | Buffer, sha256: string): Promise<boolean>;
  /** Gives `use` a file with the content, which is there for as long as that takes. Throws NotFound. */
  withFile<Result>(sha256: string, use: (path: string) => Promise<Result>): Promise<Result>;
  /** The content as a stream. Throws NotFound. */
  read(sha256: string): Promise<Readable>;
  /** Is the original there, and still what its name says? */
  holds(sha256: string): Promise<boolean>;
  /** Removes what processes that were killed left half written. */
  sweep(): Promise<void>;
}

export const gone = (sha256: string): NotFound =>
  new NotFound(`原始文件不在存储中 / the original is not in the store: ${sha256}`);
