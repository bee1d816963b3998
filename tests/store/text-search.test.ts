import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageOfReports } from '../../src/store/report-pages.js';
import { searchReports } from '../../src/store/queries.js';
import type { Store } from '../../src/store/store.js';
import type { ReportPosition } from '../../src/store/pages.js';
import { engines, stopServer, storeOn } from './engines.js';

afterAll(stopServer);

describe.each(engines)('reports that hold a text, on $name', (engine) => {
  const opened = storeOn(engine);
  let store: Store;
  const many = 2600;
  // every report holds 预算执行; one in 13 holds 高标准农田; the pairs of 绩效评价 stand apart in all, together in one
  const textOf = (n: number): string =>
    `预算执行率${n}%${n % 13 === 0 ? '高标准农田' : ''}绩效；效评；评价${n === 7 ? '绩效评价ABC' : ''}`;
  beforeAll(async () => {
    store = opened();
    const rows = Array.from({ length: many }, (_, n) => ({
      n,
      text: textOf(n),
      name: n === 5 ? '城南.pdf' : `${n}.pdf`,
    }));
    const json = JSON.stringify(rows);
    const source = sql`jsonb_to_recordset(${json}::text::jsonb) as s(n int, text text, name text)`;
    const hash = sql`lpad(to_hex(n), 64, '0')`;
    await sql`insert into files (sha256, bytes, state, extractor) select ${hash}, 1, 'stored', '0' from ${source}`.execute(
      store.database,
    );
    await sql`insert into documents (sha256, extractor, reading, text) select ${hash}, '0', '', text from ${source}`.execute(
      store.database,
    );
    await sql`insert into reports (id, sha256, extractor, rules, current, name, year, figures, checkable, checked, consistent, rounding,
        contradictions, notes, record, stored_at)
      select n::text, ${hash}, '0', '', true, name, 2000 + n % 2, 0, 0, 0, 0, 0, 0, 0, '{}', timestamptz '2024-01-01' + n * interval '1 minute'
      from ${source}`.execute(store.database);
  }, 120_000);

  const found = async (text: string, year?: number): Promise<number[]> => {
    const ids: number[] = [];
    let after: ReportPosition | null = null;
    do {
      const page: Awaited<ReturnType<typeof pageOfReports>> = await pageOfReports(
        store.database,
        { text, year },
        after,
        150,
      );
      ids.push(...page.rows.map(({ id }) => Number(id)));
      after = page.next;
    } while (after);
    return ids;
  };
  const numbers = Array.from({ length: many }, (_, n) => n).toReversed();

  it.each([
    ['a phrase that all hold', '预算执行', () => true],
    ['a phrase that some hold', '高标准农田', (n: number) => n % 13 === 0],
    ['a phrase of two characters', '农田', (n: number) => n % 13 === 0],
    ['a single character', '田', (n: number) => n % 13 === 0],
    ['a phrase whose pairs all hold, apart', '绩效评价', (n: number) => n === 7],
    ['letters, whatever their case', 'abc', (n: number) => n === 7],
    ['a phrase that is broken by white space', ' 高标准\n农田', (n: number) => n % 13 === 0],
    ['the name of a file', '城南.PDF', (n: number) => n === 5],
    ['signs that mean something elsewhere', '%_', () => false],
    ['a phrase that nobody holds', '量子计算机', () => false],
  ])('are all found, the newest first: %s', async (_, text, holds) => {
    expect(await found(text)).toEqual(numbers.filter(holds));
  });

  it('are found within a year', async () => {
    expect(await found('高标准农田', 2001)).toEqual(numbers.filter((n) => n % 26 === 13));
    expect(await found('预算执行率99%', 2001)).toEqual(numbers.filter((n) => n === 99));
    expect(await found('预算执行', 1999)).toEqual([]);
  });

  it('are found by the command, too', async () => {
    expect((await searchReports(store.database, '绩效 评价a', 10)).map(({ id }) => id)).toEqual(['7']);
    expect(await searchReports(store.database, '量子', 10)).toEqual([]);
  });
});
