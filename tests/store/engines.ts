/** The same tests on both engines. */
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { Location } from '../../src/store/open.js';
import { Store } from '../../src/store/store.js';
import { createDatabase, findServer } from './postgres.js';

export interface Engine {
  name: string;
  /** an empty database; `remove` when done */
  create: () => Promise<{ location: Location; remove: () => Promise<void> }>;
}

const server = await findServer();
const folder = (): string => mkdtempSync(join(tmpdir(), 'fuhe-store-'));

const embedded: Engine = {
  name: 'embedded',
  create: () => {
    const home = folder();
    const remove = (): Promise<void> => rm(home, { recursive: true, force: true });
    return Promise.resolve({
      location: { home, databaseUrl: null, schema: 'fuhe', actor: 'tester' },
      remove,
    });
  },
};

export const engines: Engine[] = [embedded];
if (server)
  engines.push({
    name: 'PostgreSQL',
    create: async () => {
      const home = folder();
      const database = await createDatabase(server);
      const remove = async (): Promise<void> => {
        await database.drop();
        await rm(home, { recursive: true, force: true });
      };
      return { location: { home, databaseUrl: database.url, schema: 'fuhe', actor: 'tester' }, remove };
    },
  });

export const stopServer = async (): Promise<void> => server?.stop();

/** One store for all tests of a suite: making an embedded database takes seconds of computing. Call it inside a test. */
export const storeOn = (engine: Engine): (() => Store) => {
  let store: Store;
  let remove: () => Promise<void>;
  beforeAll(async () => {
    const created = await engine.create();
    remove = created.remove;
    store = await Store.open(created.location);
  }, 120_000);
  afterAll(async () => {
    await store.close();
    await remove();
  });
  return () => store;
};
