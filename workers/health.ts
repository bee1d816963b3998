/** Tells whoever watches over a container whether its worker can work; no answer at all is an answer, too. */
import { createServer } from 'node:http';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Store } from '../src/store/store.js';

export interface Health {
  /** what keeps the worker from working, in words; none: all is well */
  troubles: string[];
}

const patienceMs = 2000;

/** Can the database be asked? Never rejects. */
export const databaseTrouble = async ({ database }: Pick<Store, 'database'>): Promise<string | null> => {
  const asked = sql`select 1`.execute(database).then(
    () => null,
    (error: unknown) => `the database: ${error instanceof Error ? error.message : String(error)}`,
  );
  const late = wait(patienceMs, `the database does not answer within ${patienceMs} ms`, { ref: false });
  return Promise.race([asked, late]);
};

export interface HealthServer {
  port: number;
  close(): Promise<void>;
}

/** GET / on this machine only: 200 or 503, and the troubles. `port` 0: any. */
export const serveHealth = async (port: number, health: () => Promise<Health>): Promise<HealthServer> => {
  const server = createServer((_request, response) => {
    void health().then((found) => {
      response.writeHead(found.troubles.length === 0 ? 200 : 503, { 'content-type': 'application/json' });
      response.end(JSON.stringify(found));
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
