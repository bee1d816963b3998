/** The API over a store of its own, with a key for each role. */
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { pino } from 'pino';
import { roles, type Role } from '../../schemas/access.js';
import { createApp } from '../../src/http/app.js';
import type { App, ServiceSettings } from '../../src/http/service.js';
import type { Job, Queue } from '../../src/queue/queue.js';
import { Store } from '../../src/store/store.js';
import type { Engine } from '../store/engines.js';

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
  const app = await createApp(
    { store, queue, settings },
    log ? pino({ level: 'info' }, log) : pino({ level: 'silent' }),
  );
  const keys = {} as Record<Role, string>;
  for (const role of roles) keys[role] = (await store.access.createKey(`the ${role}`, role, 'tester')).key;
  return {
    ...{ app, store, queue, keys },
    as: (role) => ({ authorization: `Bearer ${keys[role]}` }),
    close: async () => {
      await app.close();
      await store.close();
      await remove();
    },
  };
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
