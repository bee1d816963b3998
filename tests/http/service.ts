/** The API over a store of its own, with a key for each role. */
import { randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { pino } from 'pino';
import { expect } from 'vitest';
import { roles, type Role } from '../../schemas/access.js';
import { createApp } from '../../src/http/app.js';
import { createLog } from '../../src/http/log.js';
import type { App, ServiceSettings } from '../../src/http/service.js';
import type { Job, Queue } from '../../src/queue/queue.js';
import { Store, type StoredReport } from '../../src/store/store.js';
import { DrawnPages } from '../../workers/page-images.js';
import { Paper } from '../read/pdf/paper.js';
import type { Engine } from '../store/engines.js';
import { sampleReport } from '../store/sample.js';

/** Remembers what it was given. `down`: cannot be reached. */
export class TestQueue implements Queue {
  readonly jobs: Job[] = [];
  down = false;

  add(job: Job): Promise<void> {
    if (this.down) return Promise.reject(new Error('the queue is away'));
    this.jobs.push(job);
    return Promise.resolve();
  }
  counts(): Promise<{ waiting: number; running: number }> {
    return Promise.resolve({ waiting: this.jobs.length, running: 0 });
  }
  ready(): Promise<boolean> {
    return Promise.resolve(!this.down);
  }
  close(): Promise<void> {
    return Promise.resolve();
  }
}

export interface TestService {
  app: App;
  store: Store;
  queue: TestQueue;
  keys: Record<Role, string>;
  /** folder of uploads that are under way */
  incoming: string;
  /** the header that lets a role in */
  as: (role: Role) => { authorization: string };
  close: () => Promise<void>;
}

export const testSettings = (home: string): ServiceSettings => ({
  incoming: join(home, 'incoming'),
  limits: { file: 2 ** 20, files: 5, request: 3 * 2 ** 20, body: 2 ** 18 },
  requestsPerMinute: 1_000_000,
  refusalsPerMinute: 1_000_000,
  signInsPerMinute: 1_000_000,
  trustProxy: [],
  openDocs: false,
});

export const startService = async (
  engine: Engine,
  { log, ...changes }: Partial<ServiceSettings> & { log?: Writable } = {},
): Promise<TestService> => {
  const { location, remove } = await engine.create();
  const store = await Store.open(location);
  const queue = new TestQueue();
  const settings = { ...testSettings(location.home), ...changes };
  const bounds = { jobs: 1, timeoutMs: 30_000, memoryMegabytes: 512, pageImages: { bytes: 2 ** 24 } };
  const pages = new DrawnPages(store.objects, { home: location.home, ...bounds });
  const app = await createApp(
    { store, queue, pages, settings },
    log ? createLog('trace', log) : pino({ level: 'silent' }),
  );
  const keys = {} as Record<Role, string>;
  for (const role of roles) keys[role] = (await store.access.createKey(`the ${role}`, role, 'tester')).key;
  return {
    ...{ app, store, queue, keys, incoming: settings.incoming },
    as: (role) => ({ authorization: `Bearer ${keys[role]}` }),
    close: async () => {
      await app.close();
      await pages.close();
      await store.close();
      await remove();
    },
  };
};

/** A PDF file of one page, which names its font and does not hold it. */
export const pdfOf = (words: string): string => {
  const paper = new Paper();
  paper.sheet({ width: 420, height: 300 }).text(60, 80, words, { size: 14 });
  return new TextDecoder().decode(paper.bytes());
};

/** The sample record, as if it had been read from this content. */
export const storeWithOriginal = async ({ store }: TestService, content: string): Promise<StoredReport> => {
  const report = sampleReport(content);
  const path = join(tmpdir(), `fuhe-original-${randomBytes(6).toString('hex')}`);
  await writeFile(path, content);
  expect(await store.objects.put(path, report.record.file.sha256)).toBe(true);
  await rm(path);
  return (await store.save(report)).report;
};

export interface SentFile {
  name: string;
  content: string | Buffer;
}

/** A body as a browser writes it. */
export const multipart = (files: SentFile[]): { payload: Buffer; headers: { 'content-type': string } } => {
  const boundary = '----fuhe-test-boundary';
  const pieces = files.flatMap(({ name, content }) => [
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
    ),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ]);
  return {
    payload: Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
};
