import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportRecord } from '../../schemas/record.js';
import { extract } from '../../src/pipeline.js';
import { engines, stopServer } from '../store/engines.js';
import { sampleReport } from '../store/sample.js';
import { report } from '../cli/fuhe.js';
import { multipart, startService, type TestService } from './service.js';

afterAll(stopServer);

describe.each(engines)('the service on $name', (engine) => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService(engine);
  }, 120_000);
  afterAll(() => service.close());
  const get = (url: string) => service.app.inject({ url, headers: service.as('reader') });
  const upload = async (name: string, content: string, query = '') => {
    const { payload, headers } = multipart([{ name, content }]);
    const response = await service.app.inject({
      ...{ method: 'POST', url: `/v1/reports${query}`, payload },
      headers: { ...headers, ...service.as('uploader') },
    });
    return { status: response.statusCode, file: response.json<{ files: Sent[] }>().files[0]! };
  };
  interface Sent {
    sha256: string;
    report: string;
    name: string;
    state: string;
    known: boolean;
  }
  const work = async (content: string): Promise<unknown> => {
    const claimed = (await service.store.work.claim('tester', 60_000))!;
    const bytes = Buffer.from(content);
    const { record, reading } = await extract({ name: claimed.name, bytes });
    const extracted = { record, reading: gzipSync(JSON.stringify(reading)), text: content };
    await service.store.work.done(claimed.claim, extracted);
    return record;
  };

  it('gives back the record that extract prints, the events and the original', async () => {
    const content = report('某区水务局', '96%');
    const sent = await upload('自评 报告.md', content);
    expect(sent).toMatchObject({
      status: 202,
      file: { name: '自评 报告.md', state: 'waiting', known: false },
    });
    const record = await work(content);
    expect((await get(`/v1/reports/${sent.file.report}`)).json()).toEqual(record);
    const events = await get(`/v1/files/${sent.file.sha256}/events`);
    expect(events.headers['content-type']).toBe('text/event-stream');
    expect(events.body).toMatch(/event: state\ndata: .*"state":"done"/u);
    const original = await get(`/v1/reports/${sent.file.report}/original`);
    expect(original.body).toBe(content);
    expect(original.headers['content-disposition']).toContain("filename*=UTF-8''%E8%87%AA%E8%AF%84%20");
    const again = await upload('copy.md', content, '?wait=5');
    expect(again).toMatchObject({
      status: 200,
      file: { report: sent.file.report, state: 'done', known: true },
    });
  });

  it('accepts what is sent while the queue is away', async () => {
    service.queue.down = true;
    expect((await upload('later.txt', 'later')).status).toBe(202);
    service.queue.down = false;
  });

  it('keeps pages whole while reports are stored', async () => {
    for (const content of ['p1', 'p2', 'p3', 'p4']) await service.store.save(sampleReport(content));
    const seen: string[] = [];
    let next: string | null = '';
    const pageAt = async (
      cursor: string | null,
    ): Promise<{ reports: { id: string }[]; next: string | null }> =>
      (await get(`/v1/reports?organization=某某局&limit=1${cursor ? `&cursor=${cursor}` : ''}`)).json();
    do {
      const page = await pageAt(next);
      seen.push(...page.reports.map(({ id }) => id));
      await service.store.save(sampleReport(`between ${seen.length}`));
      next = page.next;
    } while (next);
    expect(seen).toHaveLength(4);
    expect(new Set(seen).size).toBe(4);
  });

  it('keeps what people decide, with their names', async () => {
    const { report: stored } = await service.store.save(sampleReport('reviewed'));
    const url = `/v1/reports/${stored.id}/checks/fp1/reviews`;
    const decide = (payload: object) =>
      service.app.inject({ method: 'POST', url, payload, headers: service.as('auditor') });
    expect((await decide({ decision: 'dismissed', reason: '口径不同' })).statusCode).toBe(201);
    const checks = (await get(`/v1/reports/${stored.id}/checks`)).json<{ checks: unknown[] }>().checks;
    expect(checks[0]).toMatchObject({ review: { decision: 'dismissed', reviewer: 'key:the auditor' } });
    const dismissed = (await get('/v1/findings?decision=dismissed')).json<{ findings: unknown[] }>();
    expect(dismissed.findings).toHaveLength(1);
    await decide({ decision: 'reopened' });
    expect((await get('/v1/findings?decision=dismissed')).json()).toMatchObject({ findings: [] });
    expect((await get(url)).json<{ reviews: unknown[] }>().reviews).toHaveLength(2);
  });

  it('keeps a decision over another audit, and opens it again when a number that it rests on has changed', async () => {
    const sample = sampleReport('audited again');
    const { report: stored } = await service.store.save(sample);
    const url = (fingerprint: string): string => `/v1/reports/${stored.id}/checks/${fingerprint}/reviews`;
    const payload = { decision: 'dismissed', reason: '口径不同' };
    await service.app.inject({ method: 'POST', url: url('fp1'), payload, headers: service.as('auditor') });
    const audit = async (record: ReportRecord): Promise<void> => {
      const asked = await service.app.inject({
        ...{ method: 'POST', url: `/v1/reports/${stored.id}/reaudit` },
        headers: service.as('auditor'),
      });
      expect(asked.statusCode).toBe(202);
      const claimed = (await service.store.work.claim('tester', 60_000, {
        kind: 'audit',
        report: stored.id,
      }))!;
      expect(await service.store.work.audited(claimed.claim, record)).toBe('done');
    };
    const checksNow = async (): Promise<unknown> =>
      (await get(`/v1/reports/${stored.id}/checks`)).json<{ checks: unknown }>().checks;
    await audit(sample.record);
    expect(await checksNow()).toMatchObject([{ review: payload }]);
    const changed = structuredClone(sample.record);
    changed.checks[0]!.operands[0]!.text = '7677';
    changed.checks[0]!.fingerprint = 'fp2';
    await audit(changed);
    expect(await checksNow()).toMatchObject([{ check: { fingerprint: 'fp2' }, review: null }]);
    const open = (await get('/v1/findings?decision=open')).json<{
      findings: { check: { fingerprint: string } }[];
    }>();
    expect(open.findings.map(({ check }) => check.fingerprint)).toContain('fp2');
    expect((await get(url('fp2'))).json()).toMatchObject({
      reviews: [{ decision: 'reopened', reason: expect.stringContaining('口径不同') as unknown }],
    });
  });

  it('signs people in by cookie, and lets no other site write with it', async () => {
    await service.store.access.putUser('甲', 'auditor', 'a long enough secret', 'tester');
    const payload = { name: '甲', password: 'a long enough secret' };
    const signedIn = await service.app.inject({ method: 'POST', url: '/v1/session', payload });
    expect(String(signedIn.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Strict/u);
    const cookie = String(signedIn.headers['set-cookie']).split(';')[0]!;
    expect((await service.app.inject({ url: '/v1/session', headers: { cookie } })).json()).toEqual({
      ...{ actor: 'user:甲', role: 'auditor' },
    });
    const leave = (origin?: string) =>
      service.app.inject({
        ...{ method: 'DELETE', url: '/v1/session' },
        headers: { cookie, host: 'fuhe.test', ...(origin && { origin }) },
      });
    expect((await leave()).statusCode).toBe(403);
    expect((await leave('https://elsewhere.test')).statusCode).toBe(403);
    expect((await leave('http://fuhe.test')).statusCode).toBe(204);
    expect((await service.app.inject({ url: '/v1/session', headers: { cookie } })).statusCode).toBe(401);
  });
});
