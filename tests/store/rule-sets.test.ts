import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { extractorVersion } from '../../schemas/version.js';
import type { Store } from '../../src/store/store.js';
import { Work } from '../../src/store/work.js';
import { engines, stopServer, storeOn } from './engines.js';
import { sampleReport } from './sample.js';

afterAll(stopServer);
const minute = 60_000;

describe.each(engines)('a change of rules on $name', (engine) => {
  const opened = storeOn(engine);
  let store: Store;
  let work: Work;
  beforeAll(() => {
    store = opened();
    work = new Work(store.database, { attempts: 1, lostAttempts: 1, pauseMs: 0 });
  });
  const run = (statement: string): Promise<unknown> => sql.raw(statement).execute(store.database);
  beforeEach(async () => {
    await run(
      'alter table trail disable trigger all; truncate trail, reviews, work, files, rule_sets cascade; alter table trail enable trigger all;',
    );
  });
  const saved = async (content: string, rules: string): Promise<string> => {
    const sample = sampleReport(content, { version: extractorVersion });
    sample.record.extractor.rules = rules;
    return (await store.save(sample)).report.id;
  };
  const auditedBy = async (worker: string, rules: string): Promise<string | null> => {
    const claimed = await work.claim(worker, minute, null, rules);
    if (claimed === null) return null;
    const { record } = sampleReport(claimed.name.replace(/\.\w+$/u, ''), { version: extractorVersion });
    record.extractor.rules = rules;
    record.file.sha256 = claimed.sha256;
    expect(await work.audited(claimed.claim, record)).toBe('done');
    return claimed.report;
  };

  it('has every report checked again that others checked, once, and as part of an import', async () => {
    const [one, two] = [await saved('one', 'old'), await saved('two', 'old')];
    await saved('three', 'new');
    await work.bringRules('new');
    expect(await work.auditOutdated('new', 'worker')).toBe(2);
    expect(await work.auditOutdated('new', 'worker')).toBe(0);
    const audited = [await auditedBy('w', 'new'), await auditedBy('w', 'new'), await auditedBy('w', 'new')];
    expect(audited.toSorted()).toEqual([one, two, null].toSorted());
    expect(await work.auditOutdated('new', 'worker')).toBe(0);
  });

  it('takes no more at once than it is asked to', async () => {
    for (const content of ['a', 'b', 'c']) await saved(content, 'old');
    await work.bringRules('new');
    expect(await work.auditOutdated('new', 'worker', 2)).toBe(2);
    expect(await work.auditOutdated('new', 'worker', 2)).toBe(1);
  });

  it('leaves reports of another extractor to be read again', async () => {
    await store.save(sampleReport('old version', { version: '0.0.1' }));
    await work.bringRules('new');
    expect(await work.auditOutdated('new', 'worker')).toBe(0);
  });

  it('is decided by the worker that came last, and not undone by one that is still there with the rules before', async () => {
    await work.bringRules('old');
    await saved('a', 'old');
    await work.bringRules('new');
    expect(await work.auditOutdated('new', 'worker')).toBe(1);
    expect(await auditedBy('w', 'old')).toBeNull();
    expect(await auditedBy('w', 'new')).not.toBeNull();
    expect(await work.auditOutdated('old', 'worker')).toBe(0);
    // somebody goes back on purpose
    await work.bringRules('old');
    expect(await work.auditOutdated('old', 'worker')).toBe(1);
  });

  it('keeps no worker from what a person waits for', async () => {
    const report = await saved('a', 'new');
    await work.bringRules('new');
    await work.acceptAudit({ report, priority: 'interactive', actor: 'auditor' });
    expect(await work.claim('w', minute, null, 'old')).toMatchObject({ kind: 'audit', report });
  });

  it('does not try an audit again that failed by these rules, but by others', async () => {
    await saved('a', 'old');
    await work.bringRules('new');
    await work.auditOutdated('new', 'worker');
    const { claim } = (await work.claim('w', minute, null, 'new'))!;
    await work.failed(claim, { code: 'internal', detail: 'exit 3' }, false);
    expect(await work.auditOutdated('new', 'worker')).toBe(0);
    await work.bringRules('newer');
    expect(await work.auditOutdated('newer', 'worker')).toBe(1);
  });
});
