import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { problemSchema } from '../../src/http/problem.js';
import { engines, stopServer } from '../store/engines.js';
import { startService, type TestService } from './service.js';

afterAll(stopServer);

describe('whoever asks too often', () => {
  let service: TestService;
  afterEach(() => service.close());
  const start = async (
    ...changes: Parameters<typeof startService> extends [unknown, ...infer Rest] ? Rest : never
  ): Promise<void> => {
    service = await startService(engines.at(-1)!, ...changes);
  };
  type Answer = Awaited<ReturnType<TestService['app']['inject']>>;
  const refused = ({ statusCode, headers, body }: Answer): void => {
    expect(statusCode).toBe(429);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(60);
    expect(problemSchema.parse(JSON.parse(body))).toMatchObject({ code: 'too-many-requests', status: 429 });
  };

  it('with a key waits, and nobody else has to', async () => {
    await start({ requestsPerMinute: 3 });
    const ask = (role: 'reader' | 'auditor') =>
      service.app.inject({ url: '/v1/reports', headers: service.as(role) });
    for (let n = 0; n < 3; n += 1) expect((await ask('reader')).statusCode).toBe(200);
    refused(await ask('reader'));
    expect((await ask('auditor')).statusCode).toBe(200);
  });

  it('with wrong keys waits, even if the next one would be right, and is told apart by address', async () => {
    await start({ refusalsPerMinute: 2, trustProxy: ['127.0.0.1'] });
    const ask = (key: string, address: string) =>
      service.app.inject({
        url: '/v1/reports',
        headers: { authorization: `Bearer ${key}`, 'x-forwarded-for': address },
      });
    for (let n = 0; n < 2; n += 1)
      expect((await ask('fuhe_000000000000_x', '192.0.2.1')).statusCode).toBe(401);
    refused(await ask(service.keys.reader, '192.0.2.1'));
    expect((await ask(service.keys.reader, '192.0.2.2')).statusCode).toBe(200);
  });

  it('cannot hide behind an address that it claims, when no proxy is trusted', async () => {
    await start({ refusalsPerMinute: 1 });
    const guess = (address: string) =>
      service.app.inject({
        url: '/v1/reports',
        headers: { 'x-api-key': 'guess', 'x-forwarded-for': address },
      });
    expect((await guess('192.0.2.1')).statusCode).toBe(401);
    refused(await guess('192.0.2.2'));
  });

  it('with a password waits, also from other addresses for the same name', async () => {
    await start({ signInsPerMinute: 2, trustProxy: ['127.0.0.1'] });
    const signIn = (name: string, address: string) =>
      service.app.inject({
        method: 'POST',
        url: '/v1/session',
        payload: { name, password: 'guess' },
        headers: { 'x-forwarded-for': address },
      });
    expect((await signIn('甲', '192.0.2.1')).statusCode).toBe(401);
    expect((await signIn('甲', '192.0.2.2')).statusCode).toBe(401);
    refused(await signIn('甲', '192.0.2.3'));
    expect((await signIn('乙', '192.0.2.4')).statusCode).toBe(401);
    expect((await signIn('丙', '192.0.2.1')).statusCode).toBe(401);
    refused(await signIn('丁', '192.0.2.1'));
  });

  it('for addresses that do not exist waits as well', async () => {
    await start({ requestsPerMinute: 2 });
    const wander = () => service.app.inject({ url: '/v1/nothing' });
    expect([(await wander()).statusCode, (await wander()).statusCode]).toEqual([404, 404]);
    refused(await wander());
  });
});
