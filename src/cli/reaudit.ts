import type { Configuration } from '../../schemas/configuration.js';
import { recordSchema } from '../../schemas/record.js';
import { extractorVersion } from '../../schemas/version.js';
import { auditEntry } from '../../workers/entries.js';
import { Pool } from '../../workers/pool.js';
import type { AuditJob } from '../../workers/protocol.js';
import { ruleSetOf } from '../audit/index.js';
import { readConfiguration } from '../configuration/index.js';
import { outdatedReports, type OutdatedReport } from '../store/outdated.js';
import { Store } from '../store/store.js';
import { onInterrupt, until } from './interrupt.js';
import { data, note } from './output.js';
import { inParallel } from './parallel.js';
import { settingsFor, type ReadingOptions } from './settings.js';

export const run = async (
  _: [],
  options: ReadingOptions & { all?: boolean; json?: boolean },
): Promise<number> => {
  const settings = settingsFor(options);
  const configuration = await readConfiguration(options.config);
  const interrupt = onInterrupt();
  const store = await Store.open(settings);
  const pool = new Pool<AuditJob, unknown>({ ...settings, entry: auditEntry() });
  let [done, failed] = [0, 0];
  const one = async (report: OutdatedReport): Promise<void> => {
    const line = await reaudit(store, pool, report, configuration);
    if (line.failure === null) done += 1;
    else failed += 1;
    if (options.json === true) await data(`${JSON.stringify(line)}\n`);
    else if (line.failure !== null) note(`${line.report}: ${line.failure}`);
  };
  try {
    const rules = options.all === true ? null : ruleSetOf(configuration);
    const reports = outdatedReports(store.database, extractorVersion, rules);
    await inParallel(until(interrupt, reports), settings.jobs + 1, one);
  } finally {
    await pool.close();
    await store.close();
    interrupt.forget();
  }
  note(`重新核对 ${done} 份，失败 ${failed} 份 / checked ${done} reports again, ${failed} failed`);
  return interrupt.code ?? (failed > 0 ? 1 : 0);
};

interface Line {
  report: string;
  contradictions: { before: number; after: number } | null;
  failure: string | null;
}

const reaudit = async (
  store: Store,
  pool: Pool<AuditJob, unknown>,
  { id, file, reading, contradictions }: OutdatedReport,
  configuration: Configuration,
): Promise<Line> => {
  const outcome = await pool.run({ file, reading, configuration });
  if (outcome.kind === 'rejected')
    return { report: id, contradictions: null, failure: `${outcome.code}: ${outcome.detail ?? ''}` };
  const record = recordSchema.parse(outcome.result);
  await store.reaudit(record);
  return {
    report: id,
    contradictions: { before: contradictions, after: record.coverage.contradictions },
    failure: null,
  };
};
