import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RefusedFile, Store } from '../../src/store/store.js';
import { engines, stopServer, storeOn } from './engines.js';
import { sampleReport } from './sample.js';

afterAll(stopServer);

describe.each(engines)('the store on $name', (engine) => {
  const opened = storeOn(engine);
  let store: Store;
  beforeAll(() => {
    store = opened();
  });
  const rows = async (query: string): Promise<unknown[]> =>
    (await sql.raw(query).execute(store.database)).rows;

  it('keeps every part of a record in its table', async () => {
    const { report } = await store.save(sampleReport('everything'));
    const counts: Record<string, number> = {};
    for (const table of [
      'sections',
      'tables',
      'table_cells',
      'figures',
      'budget_items',
      'achievements',
      'indicators',
      'statements',
      'checks',
      'check_operands',
    ]) {
      const [row] = await rows(`select count(*)::int as n from ${table} where report_id = '${report.id}'`);
      counts[table] = (row as { n: number }).n;
    }
    expect(counts).toEqual({
      sections: 2, tables: 1, table_cells: 4, figures: 3, budget_items: 1, achievements: 1, indicators: 1, statements: 1, checks: 1, check_operands: 2,
    }); // prettier-ignore
    expect(report).toEqual({
      id: report.id,
      kind: 'department-performance',
      figures: 3,
      checks: 1,
      contradictions: 1,
    });
  });

  it('keeps numbers exact and texts verbatim', async () => {
    const { report } = await store.save(sampleReport('exact'));
    expect(await rows(`select value, low, high, text, page, table_row from figures where report_id = '${report.id}' and id = 'f3'`)).toEqual([
      { value: '90071992547409930100', low: '90071992547409930100', high: null, text: '9007199254740993.01 万元', page: 3, table_row: null },
    ]); // prettier-ignore
    expect(await rows(`select levels from indicators where report_id = '${report.id}'`)).toEqual([
      { levels: ['产出指标', '数量"指标', 'a,b{c}\\'] },
    ]);
    expect(
      await rows(`select expected, gap, repair_text from checks where report_id = '${report.id}'`),
    ).toEqual([{ expected: ['7676.00'], gap: '326.905', repair_text: '7676 万元' }]);
  });

  it('knows a content again by its hash and the version that read it', async () => {
    const report = sampleReport('again');
    const { sha256 } = report.record.file;
    expect(await store.known(sha256, '0.1.0')).toBeNull();
    const first = await store.save(report);
    const second = await store.save({ ...report, name: 'b/copy.pdf' });
    expect([first.outcome, second.outcome]).toEqual(['stored', 'known']);
    expect(second.report).toEqual(first.report);
    expect(await store.known(sha256, '0.1.0')).toEqual({ state: 'stored', report: first.report });
    expect(await store.known(sha256, '0.2.0')).toBeNull();
    expect(await rows(`select name from file_names where sha256 = '${sha256}' order by name`)).toEqual([
      { name: 'a/自评报告.pdf' },
      { name: 'b/copy.pdf' },
    ]);
  });

  it('lets a new version of the extractor supersede the old report and keeps both', async () => {
    const { sha256 } = sampleReport('versions').record.file;
    await store.save(sampleReport('versions', { version: '0.1.0' }));
    await store.save(sampleReport('versions', { version: '0.2.0' }));
    expect(
      await rows(`select extractor, current from reports where sha256 = '${sha256}' order by extractor`),
    ).toEqual([
      { extractor: '0.1.0', current: false },
      { extractor: '0.2.0', current: true },
    ]);
  });

  it('writes a report whole or not at all', async () => {
    const report = sampleReport('dangling');
    report.record.figures[0]!.section = 'no such section';
    await expect(store.save(report)).rejects.toThrow();
    expect(await rows(`select 1 from files where sha256 = '${report.record.file.sha256}'`)).toEqual([]);
    expect(await store.known(report.record.file.sha256, '0.1.0')).toBeNull();
  });

  it('removes all parts of a report with it', async () => {
    const { report } = await store.save(sampleReport('removed'));
    await rows(`delete from reports where id = '${report.id}'`);
    expect(await rows(`select 1 from check_operands where report_id = '${report.id}'`)).toEqual([]);
    expect(await rows(`select 1 from table_cells where report_id = '${report.id}'`)).toEqual([]);
  });

  it('stores text that a damaged file may hold: NUL and halves of characters', async () => {
    const report = sampleReport('damaged');
    report.record.figures[0]!.label = 'a\0b\ud800c';
    report.text = '\0\udc00';
    const { report: stored } = await store.save(report);
    expect(await rows(`select label from figures where report_id = '${stored.id}' and id = 'f1'`)).toEqual([
      { label: 'a\ufffdb\ufffdc' },
    ]);
  });

  it('shows contradictions, totals and coverage of current reports', async () => {
    await store.save(sampleReport('views'));
    const [one] = await rows(`select stated_text, expected, page from contradictions limit 1`);
    expect(one).toEqual({ stated_text: '7348.59 万元', expected: ['7676.00'], page: 3 });
    const [total] = await rows(`select measure, value, base, year from budget_totals limit 1`);
    expect(total).toEqual({ measure: 'executed', value: '73485900', base: '元', year: 2023 });
    const [coverage] = await rows(`select figures, checked_percent from coverage limit 1`);
    expect(coverage).toEqual({ figures: 3, checked_percent: '100.0' });
  });

  it('keeps a rejected file with its reason until a version can read it', async () => {
    const refused: RefusedFile = {
      name: 'locked.pdf',
      sha256: createHash('sha256').update('locked').digest('hex'),
      bytes: 6,
      code: 'encrypted',
      detail: 'RC4',
      extractor: '0.1.0',
    };
    await store.reject(refused);
    await store.reject({ ...refused, code: 'corrupt', detail: null });
    expect(await store.known(refused.sha256, '0.1.0')).toEqual({
      state: 'rejected',
      code: 'corrupt',
      detail: null,
      extractor: '0.1.0',
    });
    await store.save(sampleReport('locked', { version: '0.2.0' }));
    expect(await store.known(refused.sha256, '0.2.0')).toMatchObject({ state: 'stored' });
    await store.reject(refused);
    expect(await rows(`select state, code from files where sha256 = '${refused.sha256}'`)).toEqual([
      { state: 'stored', code: null },
    ]);
  });

  it('stores each content once, whatever the order and the repeats', async () => {
    let round = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 12 }),
        async (order) => {
          round += 1;
          const contents = order.map((each) => `property ${round} ${each}`);
          const outcomes = await Promise.all(contents.map((content) => store.save(sampleReport(content))));
          const distinct = new Set(contents);
          expect(outcomes.filter(({ outcome }) => outcome === 'stored')).toHaveLength(distinct.size);
          const ids = new Set(outcomes.map(({ report }) => report.id));
          expect(ids.size).toBe(distinct.size);
          const list = [...ids].map((id) => `'${id}'`).join(', ');
          expect(await rows(`select count(*)::int as n from figures where report_id in (${list})`)).toEqual([
            { n: distinct.size * 3 },
          ]);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('explains every table, view and column', async () => {
    const missing = await rows(`
      select c.relname as relation, a.attname as column from pg_class c
      join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'fuhe'
      left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and c.relkind = 'r'
      where c.relkind in ('r', 'v') and (obj_description(c.oid) is null
        or (a.attnum is not null and col_description(c.oid, a.attnum) is null))`);
    expect(missing).toEqual([]);
    const tables = await rows(`select 1 from pg_tables where schemaname = 'fuhe'`);
    expect(tables.length).toBeGreaterThan(15);
  });
});
