import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { StorageFailure } from '../../src/errors.js';
import { problemSchema } from '../../src/http/problem.js';
import { engines, stopServer } from '../store/engines.js';
import { multipart, startService, type SentFile, type TestService } from './service.js';

afterAll(stopServer);

interface Answer {
  status: number;
  files: { name: string; sha256: string; report: string; state: string; known: boolean }[];
}

describe('uploads over a real socket', () => {
  let service: TestService;
  let port: number;
  beforeAll(async () => {
    service = await startService(engines[0]!);
    const address = await service.app.listen({ port: 0, host: '127.0.0.1' });
    port = Number(new URL(address).port);
  }, 120_000);
  afterAll(() => service.close());

  const send = async (files: SentFile[], query = ''): Promise<Answer> => {
    const { payload, headers } = multipart(files);
    const response = await fetch(`http://127.0.0.1:${port}/v1/reports${query}`, {
      ...{ method: 'POST', body: new Uint8Array(payload) },
      headers: { ...headers, ...service.as('uploader') },
    });
    return { status: response.status, ...((await response.json()) as { files: Answer['files'] }) };
  };
  const raw = async (length: number, body: Buffer): Promise<Socket> => {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.on('error', () => undefined);
    socket.write(
      `POST /v1/reports HTTP/1.1\r\nhost: fuhe\r\nauthorization: ${service.as('uploader').authorization}\r\n` +
        `content-type: ${multipart([]).headers['content-type']}\r\ncontent-length: ${length}\r\n\r\n`,
    );
    socket.write(body);
    return socket;
  };
  const incoming = (): string[] => readdirSync(service.incoming);

  it('takes several files at once, each with its own id, and keeps their names', async () => {
    const files = ['甲.txt', '乙.md', 'c d.txt'].map((name) => ({ name, content: `内容 ${name}` }));
    const { status, files: accepted } = await send(files);
    expect(status).toBe(202);
    expect(accepted.map(({ name, state, known }) => ({ name, state, known }))).toEqual(
      files.map(({ name }) => ({ name, state: 'waiting', known: false })),
    );
    expect(new Set(accepted.map(({ report }) => report)).size).toBe(3);
    for (const { sha256 } of accepted) expect(await service.store.objects.holds(sha256)).toBe(true);
  });

  it('says that the storage is full, or away, and keeps nothing half', async () => {
    const put = vi.spyOn(service.store.objects, 'put');
    for (const [code, status, problem] of [
      ['ENOSPC', 507, 'storage-full'],
      ['EDQUOT', 507, 'storage-full'],
      ['EIO', 503, 'unavailable'],
    ] as const) {
      put.mockRejectedValueOnce(new StorageFailure(Object.assign(new Error('write'), { code })));
      const { payload, headers } = multipart([{ name: 'a.txt', content: code }]);
      const request = { method: 'POST', url: '/v1/reports', payload } as const;
      const sent = () =>
        service.app.inject({ ...request, headers: { ...headers, ...service.as('uploader') } });
      const refused = await sent();
      expect([refused.statusCode, problemSchema.parse(refused.json()).code]).toEqual([status, problem]);
      expect(incoming()).toEqual([]);
      expect((await sent()).json()).toMatchObject({ files: [{ known: false, state: 'waiting' }] });
    }
    put.mockRestore();
  });

  it('answers the same content with the id that it has already, under any name and within one request', async () => {
    const content = 'the same';
    const [first] = (await send([{ name: 'a.txt', content }])).files;
    const again = await send([
      { name: 'b.txt', content },
      { name: 'c.txt', content },
    ]);
    expect(again.files).toMatchObject([
      { name: 'b.txt', report: first!.report, sha256: first!.sha256, known: true },
      { name: 'c.txt', report: first!.report, known: true },
    ]);
  });

  it('takes nothing of an upload that broke off, and leaves nothing of it behind', async () => {
    const before = await service.store.work.counts();
    const { payload } = multipart([{ name: 'broken.bin', content: randomBytes(400_000) }]);
    const socket = await raw(payload.length, payload.subarray(0, 200_000));
    while (incoming().length === 0) await pause(10);
    socket.destroy();
    while (incoming().length > 0) await pause(10);
    expect(await service.store.work.counts()).toEqual(before);
    expect((await send([{ name: 'next.txt', content: 'next' }])).status).toBe(202);
  });

  it('takes none of several files when one of them is too large', async () => {
    const before = await service.store.work.counts();
    const { payload, headers } = multipart([
      { name: 'small.txt', content: 'small and new' },
      { name: 'large.bin', content: Buffer.alloc(2 ** 20 + 1) },
    ]);
    const response = await fetch(`http://127.0.0.1:${port}/v1/reports`, {
      ...{ method: 'POST', body: new Uint8Array(payload) },
      headers: { ...headers, ...service.as('uploader') },
    });
    expect(response.status).toBe(413);
    expect(await service.store.work.counts()).toEqual(before);
    expect(incoming()).toEqual([]);
  });

  it('refuses more files than it takes, and a request that announces too much before it was sent', async () => {
    const six = Array.from({ length: 6 }, (_, at) => ({ name: `${at}.txt`, content: `file ${at}` }));
    expect((await send(six)).status).toBe(413);
    const socket = await raw(2 ** 40, Buffer.alloc(0));
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toContain('413');
    socket.destroy();
  });

  it('ends a body that is cut short with an answer that says so', async () => {
    const { payload } = multipart([{ name: 'a.txt', content: 'cut short' }]);
    const cut = payload.subarray(0, payload.length - 20);
    const socket = await raw(cut.length, cut);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 400 /u);
    expect(answer.toString()).toContain('invalid-input');
    socket.destroy();
  });
});
