import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { readXlsx } from 'hucre/xlsx';
import { parquetReadObjects } from 'hyparquet';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines, stopServer } from '../store/engines.js';
import { sampleReport } from '../store/sample.js';
import { startService, type TestService } from './service.js';

afterAll(stopServer);

const formula = '=HYPERLINK("http://example.org","点击")';

describe('exports over HTTP', () => {
  let service: TestService;
  let report: string;
  beforeAll(async () => {
    service = await startService(engines.at(-1)!);
    const sample = sampleReport('exported');
    sample.record.report.title = formula;
    sample.record.figures[0]!.label = '@SUM(A1)';
    report = (await service.store.save(sample)).report.id;
  }, 120_000);
  afterAll(() => service.close());
  const ask = async (query: string) => {
    const response = await service.app.inject({ url: `/v1/export?${query}`, headers: service.as('reader') });
    expect(response.statusCode).toBe(200);
    return response;
  };

  it('as CSV let no text run as a formula, and are named for saving', async () => {
    const response = await ask('format=csv&table=reports');
    expect(response.headers).toMatchObject({
      'content-type': expect.stringContaining('text/csv') as unknown,
      'content-disposition': expect.stringContaining('reports.csv') as unknown,
    });
    expect(response.body).toContain(`"'=HYPERLINK(""http://example.org"",""点击"")"`);
    expect((await ask('format=csv&table=figures')).body).toContain(",'@SUM(A1),");
  });

  it('as a workbook hold the same text, as text', async () => {
    const response = await ask('format=xlsx&table=reports');
    const [sheet] = (await readXlsx(response.rawPayload)).sheets;
    const [header = [], row = []] = sheet!.rows;
    expect(row[header.indexOf('title')]).toBe(formula);
    expect(row[header.indexOf('id')]).toBe(report);
    expect(response.rawPayload.includes('<f>')).toBe(false);
  });

  it('as Parquet can be read, with every row', async () => {
    const { rawPayload } = await ask('format=parquet&table=figures');
    const file = rawPayload.buffer.slice(
      rawPayload.byteOffset,
      rawPayload.byteOffset + rawPayload.length,
    ) as ArrayBuffer;
    const rows = await parquetReadObjects({ file, columns: ['report_id', 'id', 'text', 'label'] });
    expect(rows).toMatchObject([
      { report_id: report, id: 'f1', text: '7348.59 万元', label: '@SUM(A1)' },
      { id: 'f2', text: '7676' },
      { id: 'f3', text: '9007199254740993.01 万元' },
    ]);
  });

  it('as JSON lines hold every row', async () => {
    const { body } = await ask('format=jsonl&table=check_operands');
    expect(
      body
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as object),
    ).toMatchObject([
      { report_id: report, check_id: 'c1', position: 0, text: '7676' },
      { report_id: report, check_id: 'c1', position: 1, text: '0' },
    ]);
  });

  it('are read from the store while they are sent', { timeout: 120_000 }, async () => {
    const { database } = service.store;
    const copies = 60_000;
    await sql`insert into figures select (jsonb_populate_record(f, jsonb_build_object('id', 'x' || lpad(n::text, 6, '0'), 'text', repeat('数', 200)))).*
      from figures f, generate_series(1, ${copies}::int) n where f.report_id = ${report} and f.id = 'f1'`.execute(
      database,
    );
    const address = await service.app.listen({ port: 0, host: '127.0.0.1' });
    const request = get(`${address}/v1/export?format=jsonl&table=figures`, {
      headers: service.as('reader'),
    });
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    expect(answer.headers['transfer-encoding']).toBe('chunked');
    await once(answer, 'readable');
    // what was not sent yet is gone: only an export that had read everything beforehand would still know it
    await sql`delete from figures where id > 'x'`.execute(database);
    let lines = 0;
    for await (const piece of answer as AsyncIterable<Buffer>)
      lines += piece.toString().split('\n').length - 1;
    expect(lines).toBeGreaterThan(100);
    expect(lines).toBeLessThan(copies);
  });
});
