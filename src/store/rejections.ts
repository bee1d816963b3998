/** Files that could not be read, within one transaction. */
import type { Transaction } from 'kysely';
import type { RejectionCode } from '../../schemas/rejection.js';
import { noteName } from './report-writer.js';
import { storable } from './storable.js';
import type { Tables } from './tables.js';
import { append } from './trail.js';

export interface RefusedFile {
  name: string;
  sha256: string;
  bytes: number;
  code: RejectionCode;
  detail: string | null;
  extractor: string;
}

/** A content that was read by some version stays what it is. */
export const writeRejection = async (
  transaction: Transaction<Tables>,
  { name, ...file }: RefusedFile,
  actor: string,
): Promise<void> => {
  const row = {
    ...file,
    detail: file.detail === null ? null : storable(file.detail),
    state: 'rejected' as const,
  };
  await transaction
    .insertInto('files')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .column('sha256')
        .doUpdateSet({ code: row.code, detail: row.detail, extractor: row.extractor })
        .where('files.state', '=', 'rejected'),
    )
    .execute();
  await noteName(transaction, file.sha256, name);
  const { sha256: subject, bytes, code, extractor } = file;
  await append(transaction, { actor, action: 'rejected', subject, details: { code, bytes, extractor } });
};
