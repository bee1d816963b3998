/** What the pool and its children say to each other. One job at a time, one reply to each. */
import type { Configuration } from '../schemas/configuration.js';
import type { ReportRecord } from '../schemas/record.js';
import type { RejectionCode } from '../schemas/rejection.js';
import type { PageImage } from '../src/draw/page-image.js';
import type { Limits } from '../src/read/reader.js';

export interface ExtractJob {
  /** where the bytes are */
  path: string | Uint8Array;
  /** what the file is called in its record */
  name: string;
  limits: Limits;
  configuration: Configuration;
}

export interface AuditJob {
  file: ReportRecord['file'];
  /** gzipped JSON of the Reading, as it was stored */
  reading: Uint8Array;
  configuration: Configuration;
}

export interface Extracted {
  record: ReportRecord;
  /** the Reading as gzipped JSON: enough to audit again without the file */
  reading: Uint8Array;
  /** the text of the document without white space, for searching */
  text: string;
}

export interface DrawJob {
  /** where the bytes are */
  path: string;
  /** from 1 */
  page: number;
  /** of the picture, in pixels */
  width: number;
}

/** null: the file has no such page. */
export type DrawnPage = PageImage | null;

export type Reply<Result> =
  | { kind: 'ready' }
  | { kind: 'done'; result: Result }
  | { kind: 'failed'; code: RejectionCode; detail: string | null };

export type Outcome<Result> =
  { kind: 'done'; result: Result } | { kind: 'rejected'; code: RejectionCode; detail: string | null };
