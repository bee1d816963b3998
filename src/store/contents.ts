/** What is stored, held against the last word of the trail about it. */
import { sql, type Kysely } from 'kysely';
import { recordSchema, type ReportRecord } from '../../schemas/record.js';
import { canonicalJson, sha256 } from './canonical.js';
import { reportRow, type Seal } from './report-writer.js';
import { rowsOf, type Row } from './rows.js';
import { storableJson } from './storable.js';
import type { Tables } from './tables.js';
import { fault, type Account, type Tampering } from './tampering.js';
import type { TrailEntry } from './trail.js';

export interface ReportsVerified {
  count: number;
  unsealed: number;
  faults: Tampering[];
}

export const reportsAgainstTrail = async (
  database: Kysely<Tables>,
  { reports, readings }: Account,
): Promise<ReportsVerified> => {
  const faults: Tampering[] = [];
  const there = new Set<string>();
  let unsealed = 0;
  for await (const report of stored(database)) {
    there.add(report.id);
    const entry = reports.get(report.id);
    if (!entry) {
      faults.push(fault(null, `报告 ${report.id} 不在审计链中`, `report ${report.id} is not in the trail`));
      continue;
    }
    if (entry.action === 'adopted') unsealed += 1;
    faults.push(...(await reportFaults(database, report, entry, readings.get(report.id))));
  }
  for (const [id, { sequence }] of reports)
    if (!there.has(id) && !isRefusal(id))
      faults.push(fault(sequence, `报告 ${id} 已不存在`, `report ${id} is gone`));
  return { count: there.size, unsealed, faults };
};

/** Adopted entries name a report or, by the whole hash, a rejected content. */
const isRefusal = (subject: string): boolean => /^[0-9a-f]{64}$/u.test(subject);

interface StoredReport {
  id: string;
  row: Record<string, unknown>;
  record: unknown;
  reading: string | null;
}

/** One after another: a record may be large. */
async function* stored(database: Kysely<Tables>): AsyncGenerator<StoredReport> {
  let last = '';
  for (;;) {
    const { rows } = await sql<
      Record<string, unknown> & { id: string; record: unknown; reading: string | null }
    >`
      select r.*, encode(sha256(d.reading), 'hex') as reading
      from reports r left join documents d on d.sha256 = r.sha256 and d.extractor = r.extractor
      where r.id > ${last}::text order by r.id limit 20`.execute(database);
    for (const { id, record, reading, ...row } of rows) yield { id, row, record, reading };
    const end = rows.at(-1);
    if (!end) return;
    last = end.id;
  }
}

const reportFaults = async (
  database: Kysely<Tables>,
  { id, row, record, reading }: StoredReport,
  entry: TrailEntry,
  stored: TrailEntry | undefined,
): Promise<Tampering[]> => {
  const seal = sealIn(entry);
  if (seal && seal.record !== sha256(canonicalJson(record)))
    return [fault(entry.sequence, `报告 ${id} 的记录被改动`, `the record of report ${id} was changed`)];
  const faults: Tampering[] = [];
  const kept = stored && sealIn(stored)?.reading;
  if (kept !== undefined && kept !== null && kept !== reading)
    faults.push(
      fault(
        stored?.sequence ?? null,
        `报告 ${id} 的读取结果被改动`,
        `the reading of report ${id} was changed`,
      ),
    );
  const parsed = recordSchema.safeParse(record);
  if (!parsed.success)
    return [
      ...faults,
      fault(entry.sequence, `报告 ${id} 的记录不合格式`, `the record of report ${id} is malformed`),
    ];
  for (const table of await changedTables(database, id, row, parsed.data))
    faults.push(
      fault(
        entry.sequence,
        `报告 ${id} 的表 ${table} 与其记录不符`,
        `table ${table} of report ${id} is not what its record says`,
      ),
    );
  return faults;
};

const sealIn = ({ action, details }: TrailEntry): Seal | null => {
  if (action === 'adopted') return null;
  try {
    return JSON.parse(details) as Seal;
  } catch {
    return { record: '', reading: null, rules: '', contradictions: 0 };
  }
};

const changedTables = async (
  database: Kysely<Tables>,
  id: string,
  row: Record<string, unknown>,
  record: ReportRecord,
): Promise<string[]> => {
  const changed: string[] = [];
  const expected = Object.entries(reportRow(record));
  if (expected.some(([column, value]) => row[column] !== value)) changed.push('reports');
  for (const [table, rows] of rowsOf(record))
    if (await differs(database, table, id, rows)) changed.push(table);
  return changed;
};

/** Rows that stand on one side only, counted by the database with its own notion of equality. */
const differs = async (
  database: Kysely<Tables>,
  table: string,
  id: string,
  rows: Row[],
): Promise<boolean> => {
  const json = storableJson(rows.map((each) => ({ ...each, report_id: id })));
  const result = await sql<{ found: boolean }>`
    with expected as (select * from jsonb_populate_recordset(null::${sql.table(table)}, ${json}::jsonb)),
         kept as (select * from ${sql.table(table)} where report_id = ${id})
    select exists (table expected except all table kept) or exists (table kept except all table expected) as found`.execute(
    database,
  );
  return result.rows[0]?.found !== false;
};

export const refusalsAgainstTrail = async (
  database: Kysely<Tables>,
  { refusals, reports }: Account,
): Promise<Tampering[]> => {
  const files = await database.selectFrom('files').select(['sha256', 'state', 'code']).execute();
  const faults: Tampering[] = [];
  const there = new Map(files.map((file) => [file.sha256, file]));
  for (const { sha256: content, state } of files)
    if (state === 'rejected' && !refusals.has(content) && !reports.has(content))
      faults.push(
        fault(null, `被拒文件 ${content} 不在审计链中`, `rejected file ${content} is not in the trail`),
      );
  for (const [content, { sequence, details }] of refusals) {
    const file = there.get(content);
    if (!file)
      faults.push(fault(sequence, `被拒文件 ${content} 已不存在`, `rejected file ${content} is gone`));
    else if (file.state === 'rejected' && (JSON.parse(details) as { code?: unknown }).code !== file.code)
      faults.push(
        fault(
          sequence,
          `被拒文件 ${content} 的原因被改动`,
          `the reason of rejected file ${content} was changed`,
        ),
      );
  }
  return faults;
};

/** Reviews in their order, one to one. */
export const reviewsAgainstTrail = async (
  database: Kysely<Tables>,
  { reviews }: Account,
): Promise<Tampering[]> => {
  const rows = await database.selectFrom('reviews').selectAll().orderBy('id').execute();
  const spelled = (row: {
    sha256: string;
    fingerprint: string;
    decision: string;
    reason: string | null;
    reviewer: string;
  }): string => canonicalJson([row.sha256, row.fingerprint, row.decision, row.reason, row.reviewer]);
  const kept = new Map<string, number>();
  for (const row of rows) kept.set(spelled(row), (kept.get(spelled(row)) ?? 0) + 1);
  const faults: Tampering[] = [];
  for (const { sequence, actor, details } of reviews) {
    const key = spelled({ ...(JSON.parse(details) as Parameters<typeof spelled>[0]), reviewer: actor });
    const left = kept.get(key) ?? 0;
    if (left === 0)
      faults.push(fault(sequence, '该复核意见被改动或删除', 'this review was changed or removed'));
    else kept.set(key, left - 1);
  }
  for (const [key, left] of kept)
    if (left > 0)
      faults.push(fault(null, `复核意见不在审计链中：${key}`, `a review is not in the trail: ${key}`));
  return faults;
};
