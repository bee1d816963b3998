/** Reports by the content of their files. Whatever is written twice is there once. */
import { sql, type Kysely, type Transaction } from 'kysely';
import type { ReportRecord } from '../../schemas/record.js';
import type { RejectionCode } from '../../schemas/rejection.js';
import { Objects } from './objects.js';
import { open, type Location } from './open.js';
import { rowsOf, type Row } from './rows.js';
import { storable, storableJson } from './storable.js';
import type { Tables } from './tables.js';

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

export interface NewReport {
  /** path under which it was found */
  name: string;
  record: ReportRecord;
  /** gzipped JSON of the Reading */
  reading: Uint8Array;
  text: string;
}

export interface RefusedFile {
  name: string;
  sha256: string;
  bytes: number;
  code: RejectionCode;
  detail: string | null;
  extractor: string;
}

export class Store {
  readonly database: Kysely<Tables>;
  readonly objects: Objects;
  readonly #close: () => Promise<void>;

  private constructor(database: Kysely<Tables>, objects: Objects, close: () => Promise<void>) {
    this.database = database;
    this.objects = objects;
    this.#close = close;
  }

  static async open(location: Location): Promise<Store> {
    const { database, close } = await open(location);
    const objects = new Objects(location.home);
    await objects.sweep();
    return new Store(database, objects, close);
  }

  close(): Promise<void> {
    return this.#close();
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
    await seen(this.database, sha256, name);
  }

  /** `known`: somebody else stored this content first, and nothing was changed. */
  async save(report: NewReport): Promise<{ outcome: 'stored' | 'known'; report: StoredReport }> {
    const { file, extractor } = report.record;
    const outcome = await this.database.transaction().execute((transaction) => write(transaction, report));
    const stored = await summary(this.database, file.sha256, extractor.version);
    if (!stored) throw new Error(`report of ${file.sha256} is gone right after it was stored`);
    return { outcome, report: stored };
  }

  /** A content that was read by some version stays what it is. */
  async reject({ name, ...file }: RefusedFile): Promise<void> {
    const row = {
      ...file,
      detail: file.detail === null ? null : storable(file.detail),
      state: 'rejected' as const,
    };
    await this.database.transaction().execute(async (transaction) => {
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
      await seen(transaction, file.sha256, name);
    });
  }
}

/** The first 16 digits name a content among billions; the version tells readings of it apart. */
export const reportId = ({ file, extractor }: Pick<ReportRecord, 'file' | 'extractor'>): string =>
  `${file.sha256.slice(0, 16)}-${extractor.version}`;

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

const seen = async (database: Kysely<Tables>, sha256: string, name: string): Promise<void> => {
  await database
    .insertInto('file_names')
    .values({ sha256, name: storable(name) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};

const write = async (transaction: Transaction<Tables>, report: NewReport): Promise<'stored' | 'known'> => {
  const { record, reading, text, name } = report;
  const { sha256, bytes, mediaType: media_type } = record.file;
  const extractor = record.extractor.version;
  const file = { state: 'stored' as const, media_type, code: null, detail: null, extractor };
  await transaction
    .insertInto('files')
    .values({ sha256, bytes, ...file })
    .onConflict((conflict) => conflict.column('sha256').doUpdateSet(file))
    .execute();
  await seen(transaction, sha256, name);
  await transaction
    .insertInto('documents')
    .values({ sha256, extractor, reading, text: storable(text) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  if (!(await insertReport(transaction, record))) return 'known';
  for (const [table, rows] of rowsOf(record)) await insertRows(transaction, table, reportId(record), rows);
  return 'stored';
};

const insertReport = async (transaction: Transaction<Tables>, record: ReportRecord): Promise<boolean> => {
  const { file, extractor, report, coverage } = record;
  await transaction
    .updateTable('reports')
    .set({ current: false })
    .where('sha256', '=', file.sha256)
    .where('extractor', '!=', extractor.version)
    .where('current', '=', true)
    .execute();
  const inserted = await transaction
    .insertInto('reports')
    .values({
      id: reportId(record),
      sha256: file.sha256,
      extractor: extractor.version,
      rules: extractor.rules,
      current: true,
      name: storable(file.name),
      ...clean(report),
      pages: file.pages,
      ...coverage,
      record: storableJson(record),
    })
    .onConflict((conflict) => conflict.columns(['sha256', 'extractor']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
};

const clean = <Value extends object>(value: Value): Value => JSON.parse(storableJson(value)) as Value;

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
