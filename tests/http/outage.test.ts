import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../schemas/access.js';
import { problemSchema } from '../../src/http/problem.js';
import { engines, stopServer, type Engine } from '../store/engines.js';
import { Line } from '../store/line.js';
import { casesOf, type RouteCase } from './cases.js';
import { multipart, pdfOf, startService, storeWithOriginal, type TestService } from './service.js';

afterAll(stopServer);
const postgres = engines.find(({ name }) => name === 'PostgreSQL');

describe.runIf(postgres)('while the database is away', () => {
  let service: TestService;
  let line: Line;
  let cases: [string, RouteCase][];
  beforeAll(async () => {
    const behind: Engine = {
      name: 'behind a line',
      create: async () => {
        const { location, remove } = await postgres!.create();
        const near = await Line.to(location.databaseUrl!);
        line = near.line;
        return { location: { ...location, databaseUrl: near.url }, remove };
      },
    };
    service = await startService(behind);
    const report = await storeWithOriginal(service, pdfOf('全年执行数7348.59万元。'));
    const known = { report: report.id, broken: report.id, fingerprint: 'fp1', file: 'e'.repeat(64) };
    cases = Object.entries(casesOf(known)).filter(([name]) => name !== 'GET /healthz');
  }, 120_000);
  afterAll(async () => {
    await service.close();
    await line.down();
  });
  const ask = (request: RouteCase['right'], role: Role = 'admin') =>
    service.app.inject({ ...request, headers: { ...(request.headers as object), ...service.as(role) } });

  it('every route says so, and when to come again; the process itself is well', async () => {
    await line.down();
    try {
      expect(cases.length).toBeGreaterThan(20);
      for (const [name, { right }] of cases) {
        const response = await ask(right);
        expect([name, response.statusCode, response.headers['retry-after']]).toEqual([name, 503, '5']);
        expect(problemSchema.parse(response.json()).code).toBe('database-unreachable');
      }
      expect((await service.app.inject({ url: '/healthz' })).statusCode).toBe(200);
    } finally {
      await line.up();
    }
  });

  it('nothing is taken in, and everything goes on by itself afterwards', async () => {
    const upload = multipart([{ name: 'a.txt', content: 'sent twice' }]);
    const send = () => ask({ method: 'POST', url: '/v1/reports', ...upload }, 'uploader');
    await line.down();
    expect((await send()).statusCode).toBe(503);
    await line.up();
    expect((await send()).json()).toMatchObject({ files: [{ known: false, state: 'waiting' }] });
    expect((await ask({ method: 'GET', url: '/readyz' })).statusCode).toBe(200);
  });
});
