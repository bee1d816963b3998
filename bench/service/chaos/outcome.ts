/** Holds what the service has in the end against what it was given. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '../../../src/store/canonical.js';
import type { MadeFile } from './files.js';
import { secondName, sentTwice, type Sent } from './run.js';
import type { OwnService } from './service.js';

export interface Outcome {
  stored: number;
  /** by their code */
  setAside: Record<string, number>;
  records: { same: number; compared: number };
  /** work that was taken back from a worker that was killed */
  takenBack: number;
  requests: number;
  /** answers 5xx and requests without an answer, while something was away */
  excused: { refused: number; unanswered: number };
  /** what does not hold, in words; none: nothing was lost */
  faults: string[];
}

interface Row {
  sha256: string;
  report: string;
  state: string;
  code: string | null;
  diagnoses: number;
  accepted: number;
  stored: number;
  rejected: number;
  reports: number;
  names: string[];
}

export const judge = async (service: OwnService, files: MadeFile[], sent: Sent): Promise<Outcome> => {
  const faults: string[] = [];
  const rows = await rowsOf(service);
  const { codes, records } = await compareRecords(service, rows, files, sent, faults);
  faults.push(
    ...files.flatMap((file, serial) =>
      faultsOf(file, serial, rows.get(file.sha256), sent, codes.get(file.name) ?? null),
    ),
  );
  if (rows.size !== files.length) faults.push(`${rows.size} contents for ${files.length} files`);
  const verified = await service.run('verify', '--originals');
  if (verified.code !== 0) faults.push(`verify: ${verified.stdout}${verified.stderr}`);
  const all = [...rows.values()];
  return {
    stored: all.filter(({ state }) => state === 'done').length,
    setAside: counted(all.flatMap(({ code }) => code ?? [])),
    records,
    takenBack: all.reduce((sum, { diagnoses }) => sum + diagnoses, 0),
    requests: sent.client.asked.length,
    excused: excuses(service, sent, faults),
    faults,
  };
};

const rowsOf = async ({ database }: OwnService): Promise<Map<string, Row>> => {
  const entries = (action: string, subject: string): string =>
    `(select count(*)::int from fuhe.trail t where t.action = '${action}' and t.subject = ${subject})`;
  const { rows } = await database.query<Row>(`
    select w.sha256, w.report, w.state, w.code,
      (select count(*)::int from jsonb_array_elements(w.diagnoses) d where d->>'detail' like '%was not heard of again') as diagnoses,
      ${entries('accepted', 'w.sha256')} as accepted, ${entries('stored', 'w.report')} as stored,
      ${entries('rejected', 'w.sha256')} as rejected,
      (select count(*)::int from fuhe.reports r where r.sha256 = w.sha256) as reports,
      (select coalesce(array_agg(name order by name), '{}') from fuhe.file_names n where n.sha256 = w.sha256) as names
    from fuhe.work w where w.kind = 'extract'`);
  return new Map(rows.map((row) => [row.sha256, row]));
};

/** Stored exactly once, or set aside exactly once with the reason that `extract` gives; under all its names. */
const faultsOf = (
  { sha256, name }: MadeFile,
  serial: number,
  row: Row | undefined,
  { reports }: Sent,
  code: string | null,
): string[] => {
  if (!row) return [`${name} is lost`];
  const names = sentTwice(serial) ? [name, secondName(name)] : [name];
  const should = {
    sha256,
    report: reports.get(sha256),
    state: code === null ? 'done' : 'set-aside',
    code,
    accepted: 1,
    stored: code === null ? 1 : 0,
    rejected: code === null ? 0 : 1,
    reports: code === null ? 1 : 0,
    names: names.toSorted(),
  };
  const { diagnoses: _, ...is } = { ...row, names: row.names.toSorted() };
  return canonicalJson(is) === canonicalJson(should)
    ? []
    : [`${name} is ${JSON.stringify(is)} and not ${JSON.stringify(should)}`];
};

/** At once, so that not all records of a long run are held. */
const batch = 100;

/** Every record against what `fuhe extract` prints of the same file, outside of any service; why the rest cannot be read. */
const compareRecords = async (
  service: OwnService,
  rows: Map<string, Row>,
  files: MadeFile[],
  { client, reports }: Sent,
  faults: string[],
): Promise<{ codes: Map<string, string>; records: Outcome['records'] }> => {
  const codes = new Map<string, string>();
  const records = { same: 0, compared: 0 };
  mkdirSync(join(service.folder, 'files'));
  for (let start = 0; start < files.length; start += batch) {
    const some = files.slice(start, start + batch);
    const printed = await extract(service, some);
    for (const { name, sha256 } of some) {
      const { record, code } = printed.get(name) ?? {};
      if (code !== undefined) codes.set(name, code);
      // what was set aside although it can be read is found by the rows
      if (record === undefined || rows.get(sha256)?.state !== 'done') continue;
      const stored = canonicalJson(JSON.parse(await client.read(`/v1/reports/${reports.get(sha256) ?? ''}`)));
      records.compared += 1;
      if (stored === record) records.same += 1;
      else faults.push(`${name} is not stored as extract prints it: ${firstDifference(stored, record)}`);
    }
  }
  return { codes, records };
};

/** By name: the record in canonical JSON, or the code of the rejection. */
const extract = async (
  service: OwnService,
  files: MadeFile[],
): Promise<Map<string, { record?: string; code?: string }>> => {
  for (const { name, bytes } of files) writeFileSync(join(service.folder, 'files', name), bytes);
  const paths = files.map(({ name }) => join('files', name));
  // a single file would be printed indented
  const { stdout, stderr } = await service.run('extract', '--jobs', '2', ...paths, ...paths.slice(0, 1));
  const printed = new Map<string, { record?: string; code?: string }>();
  for (const line of stdout.split('\n').filter((each) => each !== '')) {
    const record = JSON.parse(line) as { file: { name: string } };
    printed.set(record.file.name, { record: canonicalJson(record) });
  }
  // files/第19号 绩效自评报告.pdf: 无法读取 / rejected: corrupt (…)
  for (const [, name = '', code = ''] of stderr.matchAll(/^files\/(.+): 无法读取 \/ rejected: ([a-z-]+)/gmu))
    printed.set(name, { code });
  if (printed.size !== files.length)
    throw new Error(`extract spoke of ${printed.size} of ${files.length} files: ${stderr}`);
  return printed;
};

const firstDifference = (one: string, other: string): string => {
  const at = [...one].findIndex((char, index) => char !== other[index]);
  return JSON.stringify([one, other].map((text) => text.slice(Math.max(0, at - 60), at + 60)));
};

/** 5xx only while the database was away, no answer only while the API was. */
const excuses = ({ away }: OwnService, { client }: Sent, faults: string[]): Outcome['excused'] => {
  const excused = { refused: 0, unanswered: 0 };
  const during = (what: string, from: number, until: number): boolean =>
    away.some((each) => each.what === what && each.from <= until && from <= each.until);
  for (const { from, until, status } of client.asked) {
    if (status !== null && status < 500) continue;
    if (status === null && during('API', from, until)) excused.unanswered += 1;
    else if (status !== null && during('PostgreSQL', from, until)) excused.refused += 1;
    else
      faults.push(
        `a request was answered ${status ?? 'not at all'} ${new Date(until).toISOString()}, when nothing was away that excuses it`,
      );
  }
  return excused;
};

const counted = (words: string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
};
