/** A record into its rows, and into the trail, within one transaction. */
import { sql, type Kysely, type Transaction } from 'kysely';
import type { ReportRecord } from '../../schemas/record.js';
import { NotFound } from '../errors.js';
import { canonicalJson, sha256 } from './canonical.js';
import { reopenChanged } from './reopen.js';
import { rowsOf, type Row } from './rows.js';
import { storable, storableJson } from './storable.js';
import type { Tables } from './tables.js';
import { append } from './trail.js';

export interface NewReport {
  /** path under which it was found */
  name: string;
  record: ReportRecord;
  /** gzipped JSON of the Reading */
  reading: Uint8Array;
  text: string;
}

/** The first 16 digits name a content among billions; the version tells readings of it apart. */
export const reportIdOf = (content: string, extractor: string): string =>
  `${content.slice(0, 16)}-${extractor}`;
export const reportId = ({ file, extractor }: Pick<ReportRecord, 'file' | 'extractor'>): string =>
  reportIdOf(file.sha256, extractor.version);

/** What the trail says of a stored report, for it to be recognised again. */
export interface Seal {
  /** SHA-256 of the record in canonical JSON */
  record: string;
  /** SHA-256 of the kept reading, as gzipped; null when only the checks were replaced */
  reading: string | null;
  rules: string;
  contradictions: number;
}

export const sealOf = (record: ReportRecord, reading: Uint8Array | null): Seal => ({
  record: sha256(canonicalJson(record)),
  reading: reading && sha256(reading),
  rules: record.extractor.rules,
  contradictions: record.coverage.contradictions,
});

export const noteName = async (database: Kysely<Tables>, content: string, name: string): Promise<void> => {
  await database
    .insertInto('file_names')
    .values({ sha256: content, name: storable(name) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};

export const writeReport = async (
  transaction: Transaction<Tables>,
  { record, reading, text, name }: NewReport,
  actor: string,
): Promise<'stored' | 'known'> => {
  const { sha256: content, bytes, mediaType: media_type } = record.file;
  const extractor = record.extractor.version;
  const file = { state: 'stored' as const, media_type, code: null, detail: null, extractor };
  await transaction
    .insertInto('files')
    .values({ sha256: content, bytes, ...file })
    .onConflict((conflict) => conflict.column('sha256').doUpdateSet(file))
    .execute();
  await noteName(transaction, content, name);
  await transaction
    .insertInto('documents')
    .values({ sha256: content, extractor, reading, text: storable(text) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  if (!(await insertReport(transaction, record))) return 'known';
  await insertParts(transaction, record);
  await reopenChanged(transaction, reportId(record), record, actor);
  await append(transaction, {
    actor,
    action: 'stored',
    subject: reportId(record),
    details: sealOf(record, reading),
  });
  return 'stored';
};

export const replaceChecks = async (
  transaction: Transaction<Tables>,
  record: ReportRecord,
  actor: string,
): Promise<void> => {
  const id = reportId(record);
  const updated = await transaction
    .updateTable('reports')
    .set({ ...reportRow(record), record: storableJson(record) })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  if (!updated) throw new NotFound(`没有这份报告 / no such report: ${id}`);
  await reopenChanged(transaction, id, record, actor);
  for (const [table] of rowsOf(record).toReversed())
    await sql`delete from ${sql.table(table)} where report_id = ${id}`.execute(transaction);
  await insertParts(transaction, record);
  await append(transaction, { actor, action: 're-audited', subject: id, details: sealOf(record, null) });
};

/** The columns of `reports` that follow from the record. */
export const reportRow = (record: ReportRecord) => {
  const { file, extractor, report, coverage } = record;
  const { figures, checkable, checked, consistent, rounding, contradictions, notes } = coverage;
  return {
    sha256: file.sha256,
    extractor: extractor.version,
    rules: extractor.rules,
    name: storable(file.name),
    ...clean(report),
    pages: file.pages,
    ...{ figures, checkable, checked, consistent, rounding, contradictions, notes },
  };
};

const clean = <Value extends object>(value: Value): Value => JSON.parse(storableJson(value)) as Value;

const insertReport = async (transaction: Transaction<Tables>, record: ReportRecord): Promise<boolean> => {
  const row = reportRow(record);
  await transaction
    .updateTable('reports')
    .set({ current: false })
    .where('sha256', '=', row.sha256)
    .where('extractor', '!=', row.extractor)
    .where('current', '=', true)
    .execute();
  const inserted = await transaction
    .insertInto('reports')
    .values({ id: reportId(record), ...row, current: true, record: storableJson(record) })
    .onConflict((conflict) => conflict.columns(['sha256', 'extractor']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
};

const insertParts = async (transaction: Transaction<Tables>, record: ReportRecord): Promise<void> => {
  for (const [table, rows] of rowsOf(record)) await insertRows(transaction, table, reportId(record), rows);
};

/** All rows of a table in one statement; the column types are those of the table itself. */
const insertRows = async (
  database: Kysely<Tables>,
  table: string,
  id: string,
  rows: Row[],
): Promise<void> => {
  const [first] = rows;
  if (!first) return;
  const columns = sql.join(Object.keys(first).map((column) => sql.id(column)));
  await sql`insert into ${sql.table(table)} (report_id, ${columns})
    select ${id}, ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${storableJson(rows)}::jsonb)`.execute(
    database,
  );
};
