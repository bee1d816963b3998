import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines, stopServer } from '../store/engines.js';
import { multipart, pdfOf, startService, storeWithOriginal, type TestService } from './service.js';

afterAll(stopServer);

describe('the log of a whole day', () => {
  let service: TestService;
  let log = '';
  const password = 'correct horse battery staple';
  const wrongPassword = 'incorrect horse battery staple';
  const secrets = {
    text: '青屿县农业农村局全年执行数',
    searched: '机密检索词',
    reason: '复核理由原文',
    fileName: '内部报告名称',
    password,
    wrongPassword,
    wrongKey: 'fuhe_0123456789ab_guessed-key-of-somebody',
  };
  let cookie = '';
  beforeAll(async () => {
    const sink = new Writable({
      write: (piece: Buffer, _encoding, done) => {
        log += piece.toString();
        done();
      },
    });
    service = await startService(engines[0]!, { log: sink });
    await flow();
  }, 120_000);
  afterAll(() => service.close());

  const flow = async (): Promise<void> => {
    const { app, store, keys, as } = service;
    const ask = (method: 'GET' | 'POST', url: string, rest: object = {}, headers: object = as('admin')) =>
      app.inject({
        method,
        url,
        ...rest,
        headers: { ...headers, ...(rest as { headers?: object }).headers },
      });
    const report = await storeWithOriginal(service, pdfOf(`${secrets.text}7348.59万元`));
    await ask('POST', '/v1/reports', multipart([{ name: `${secrets.fileName}.txt`, content: secrets.text }]));
    await ask('POST', '/v1/reports', multipart([]));
    await ask('GET', `/v1/reports?text=${encodeURIComponent(secrets.searched)}`);
    await ask('GET', `/v1/reports/${report.id}`);
    await ask('GET', `/v1/reports/${report.id}/original`);
    await ask('GET', `/v1/reports/${report.id}/pages/1?width=100`);
    await ask('GET', '/v1/export?format=csv&table=figures');
    await ask('POST', `/v1/reports/${report.id}/checks/fp1/reviews`, {
      payload: { decision: 'dismissed', reason: secrets.reason },
    });
    await ask('GET', '/v1/reports', {}, { authorization: `Bearer ${secrets.wrongKey}` });
    await ask('GET', '/v1/reports', {}, { 'x-api-key': keys.reader });
    await store.access.putUser('甲', 'auditor', password, 'tester');
    await ask('POST', '/v1/session', { payload: { name: '甲', password: wrongPassword } }, {});
    const signedIn = await ask('POST', '/v1/session', { payload: { name: '甲', password } }, {});
    cookie = String(signedIn.headers['set-cookie']).split(';')[0]!.split('=')[1]!;
    await ask('GET', '/v1/session', {}, { cookie: `fuhe_session=${cookie}` });
    // a defect: what the database says of it quotes the row
    const objects = store.objects as { put: typeof store.objects.put };
    const put = objects.put.bind(objects);
    const detail = { detail: `Key (text)=(${secrets.text})`, where: secrets.reason, parameters: [password] };
    objects.put = () =>
      Promise.reject(Object.assign(new Error('duplicate key'), { code: '23505', ...detail }));
    const failed = await ask('POST', '/v1/reports', multipart([{ name: 'b.txt', content: secrets.text }]));
    expect(failed.statusCode).toBe(500);
    objects.put = put;
  };

  it('tells who asked for what, how it ended, and what went wrong', () => {
    const lines = log
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.length).toBeGreaterThan(25);
    expect(log).toContain('"path":"/v1/reports"');
    expect(log).toContain('"actor":"key:the admin"');
    expect(lines.filter(({ err }) => err !== undefined)).toMatchObject([
      { err: { message: 'duplicate key', code: '23505' } },
    ]);
  });

  it('holds no text of a document, no key, no password, no cookie, nothing that was searched for', () => {
    for (const [name, secret] of Object.entries(secrets))
      expect([name, log.includes(secret)]).toEqual([name, false]);
    // what follows fuhe_ and the id; it may hold a '_' itself
    for (const key of Object.values(service.keys)) expect(log).not.toContain(key.slice(-43));
    expect(cookie.length).toBeGreaterThan(20);
    expect(log).not.toContain(decodeURIComponent(cookie).split('.')[0]);
    expect(log).not.toContain(encodeURIComponent(secrets.searched));
  });
});
