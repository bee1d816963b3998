/** Sends files into the service while its parts are killed, until there is nothing left to do. */
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from './client.js';
import type { MadeFile } from './files.js';
import type { OwnService } from './service.js';

/** How often what is killed while files come in. */
export interface Harm {
  workers: number;
  redis: number;
  postgres: number;
  api: number;
}
export const noHarm: Harm = { workers: 0, redis: 0, postgres: 0, api: 0 };

export interface Sent {
  /** what the service said the report of a content would be called */
  reports: Map<string, string>;
  client: Client;
  /** milliseconds until the last file was done or set aside */
  took: number;
}

/** Sent ahead of what is done: there is always some work, and always somebody who sends. */
const ahead = ({ length }: MadeFile[]): number => Math.min(60, Math.ceil(length / 10));
const senders = 4;
/** Every tenth is sent twice. */
export const sentTwice = (serial: number): boolean => serial % 10 === 0;
export const secondName = (name: string): string => `副本 ${name}`;
/** One of so many is waited for by somebody. */
const urgentIn = 7;

export const run = async (
  service: OwnService,
  files: MadeFile[],
  harm: Harm,
  deadlineMs: number,
): Promise<Sent> => {
  const { stdout: key } = await service.run('keys', 'create', '--name', 'chaos', '--role', 'uploader');
  const client = new Client(service.url, key.trim());
  const began = Date.now();
  const progress = new Progress(service, began + deadlineMs);
  const reports = new Map<string, string>();
  const order = files.entries();
  const send = async (): Promise<void> => {
    for (const [serial, file] of order) {
      await progress.until(serial - ahead(files));
      const priority = serial % urgentIn === 0 ? 'interactive' : 'bulk';
      reports.set(file.sha256, await client.send(file, file.name, priority));
      if (sentTwice(serial)) await client.send(file, secondName(file.name), 'bulk');
    }
  };
  const reading = new AbortController();
  const reader = read(client, reading.signal);
  await Promise.all([
    ...Array.from({ length: senders }, send),
    ...schedule(service, harm).map(async ({ at, doing }) => {
      await progress.until(Math.floor(at * files.length));
      await doing();
    }),
    progress.until(files.length),
  ]);
  const took = Date.now() - began;
  reading.abort();
  await reader;
  return { reports, client, took };
};

/** Somebody looks at the list all the time. */
const read = async (client: Client, stop: AbortSignal): Promise<void> => {
  while (!stop.aborted) {
    await client.read('/v1/reports?limit=1');
    await wait(250);
  }
};

/** Each kind spread over the run. `at`: when that part of the files is done. */
const schedule = (service: OwnService, harm: Harm): { at: number; doing: () => Promise<void> }[] => {
  const spread = (times: number, doing: (index: number) => Promise<void>) =>
    Array.from({ length: times }, (_, index) => ({
      at: (index + 1) / (times + 1),
      doing: () => doing(index),
    }));
  return [
    ...spread(harm.workers, async (index) => {
      // somewhere within a piece of work
      await wait(Math.random() * 300);
      await service.killWorker(index % service.workers);
    }),
    ...spread(harm.redis, (index) => service.restartRedis(index === 0 ? 0 : 8000)),
    ...spread(harm.postgres, () => service.restartPostgres(3000)),
    ...spread(harm.api, () => service.killApi()).map(({ at, doing }) => ({ at: at * 1.7, doing })),
  ];
};

/** How many contents are done or set aside, as the database knows it. */
class Progress {
  #ended = 0;
  #asking: Promise<void> | null = null;
  readonly #service: OwnService;
  readonly #deadline: number;

  constructor(service: OwnService, deadline: number) {
    this.#service = service;
    this.#deadline = deadline;
  }

  async until(count: number): Promise<void> {
    while (this.#ended < count) {
      if (Date.now() > this.#deadline) throw new Error(`${this.#ended} files ended, then the time was over`);
      await (this.#asking ??= this.#ask());
    }
  }

  async #ask(): Promise<void> {
    await wait(200);
    const { rows } = await this.#service.database
      .query<{ ended: number }>(
        `select count(*)::int as ended from fuhe.work where kind = 'extract' and state in ('done', 'set-aside')`,
      )
      // the database may be away
      .catch(() => ({ rows: [] }));
    this.#ended = rows[0]?.ended ?? this.#ended;
    this.#asking = null;
  }
}
