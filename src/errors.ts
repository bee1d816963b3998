import { rejectionAdvice, type Rejection, type RejectionCode } from '../schemas/rejection.js';

/** Bad input, never a defect: it is reported with its code, kept as rejected and not retried. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  constructor(
    readonly code: RejectionCode,
    /** what exactly was found, for a person; no document text */
    readonly detail: string | null = null,
  ) {
    super(detail === null ? code : `${code}: ${detail}`);
  }
}

/** What originals are kept in cannot be written or reached: the fault of no file, and another day it may work. */
export class StorageFailure extends Error {
  override readonly name = 'StorageFailure';
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** No room is left on the disk, or in what the account may use of it. */
export const isFull = (error: unknown): boolean => {
  if (error instanceof StorageFailure) return isFull(error.cause);
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
};

export class NotFound extends Error {
  override readonly name = 'NotFound';
}

/** Wrong use of a command or a setting: exit code 2, never retried. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const rejectionOf = (file: Rejection['file'], error: unknown): Rejection => {
  const code = error instanceof UnreadableFile ? error.code : 'internal';
  const detail =
    error instanceof UnreadableFile ? error.detail : error instanceof Error ? error.message : String(error);
  return { schema: 'fuhe/rejection@1', file, code, detail, advice: rejectionAdvice[code] };
};
