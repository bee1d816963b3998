/** The whole service as real processes on servers of its own, each of which may be killed and started again. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { OwnRedis } from '../../../tests/queue/redis.js';
import { OwnPostgres } from '../../../tests/store/own-postgres.js';
import { Supervised } from './supervised.js';

export interface ServiceOptions {
  /** what runs the command: `node dist/src/cli/main.js`, or the sources */
  fuhe: string[];
  workers: number;
  /** more for the environment of every process */
  environment?: Record<string, string>;
}

/** From when until when something was away, in milliseconds of the clock. */
export interface Away {
  what: 'PostgreSQL' | 'Redis' | 'API' | 'worker';
  from: number;
  until: number;
}

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

export class OwnService {
  readonly folder = mkdtempSync(join(tmpdir(), 'fuhe-chaos-'));
  readonly away: Away[] = [];
  readonly database: pg.Pool;
  readonly #options: ServiceOptions;
  readonly #postgres: OwnPostgres;
  readonly #redis: OwnRedis;
  readonly #port: number;
  readonly #environment: Record<string, string>;
  #api: Supervised | null = null;
  readonly #workers: Supervised[] = [];

  private constructor(options: ServiceOptions, postgres: OwnPostgres, redis: OwnRedis, port: number) {
    this.#options = options;
    this.#postgres = postgres;
    this.#redis = redis;
    this.#port = port;
    this.#environment = {
      PATH: process.env.PATH ?? '',
      HOME: this.folder,
      TMPDIR: tmpdir(),
      FUHE_HOME: join(this.folder, 'home'),
      DATABASE_URL: postgres.url,
      REDIS_URL: redis.url,
      ...options.environment,
    };
    this.database = new pg.Pool({ connectionString: postgres.url, max: 2 });
    this.database.on('error', () => undefined);
    this.database.on('connect', (client) => client.on('error', () => undefined));
  }

  static async start(options: ServiceOptions): Promise<OwnService> {
    const redis = new OwnRedis();
    const [postgres] = await Promise.all([OwnPostgres.create(), redis.start()]);
    const service = new OwnService(options, postgres, redis, await freePort());
    mkdirSync(join(service.folder, 'log'));
    try {
      service.#api = new Supervised(() => service.spawn(['serve', '--port', String(service.#port)], 'api'));
      await service.#answers();
      for (let index = 0; index < options.workers; index += 1) service.#workers.push(service.#worker(index));
      return service;
    } catch (error) {
      await service.remove();
      throw error;
    }
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get workers(): number {
    return this.#options.workers;
  }

  /** A command of the same installation on the same database, to its end. */
  async run(...args: string[]): Promise<Ran> {
    const child = this.spawn(args, null);
    const ran: Ran = { code: null, stdout: '', stderr: '' };
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (ran.stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (ran.stderr += text));
    [ran.code] = (await once(child, 'close')) as [number | null];
    return ran;
  }

  async killWorker(index: number): Promise<void> {
    await this.#without('worker', async () => this.#workers[index]?.kill());
  }

  async killApi(): Promise<void> {
    await this.#without('API', async () => {
      await this.#api?.kill();
      await this.#answers();
    });
  }

  /** It forgets everything. */
  async restartRedis(awayMs: number): Promise<void> {
    await this.#without('Redis', async () => {
      await this.#redis.kill();
      await wait(awayMs);
      await this.#redis.start();
    });
  }

  async restartPostgres(awayMs: number): Promise<void> {
    await this.#without('PostgreSQL', async () => {
      await this.#postgres.stop('immediate');
      await wait(awayMs);
      await this.#postgres.start();
    });
  }

  /** How often a process ended by itself and was started again: while the database was away, it could not begin. */
  get ended(): number {
    return [...this.#workers, this.#api].reduce((sum, each) => sum + (each?.ended ?? 0), 0);
  }

  /** Asks all processes to stop; gives their exit codes. */
  stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<(number | null)[]> {
    return Promise.all([...this.#workers, this.#api].flatMap((each) => each?.stop(signal) ?? []));
  }

  async remove(): Promise<void> {
    await this.stop('SIGKILL');
    await this.database.end();
    await Promise.all([this.#postgres.remove(), this.#redis.remove()]);
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #without(what: Away['what'], doing: () => Promise<void>): Promise<void> {
    const away = { what, from: Date.now(), until: Number.POSITIVE_INFINITY };
    this.away.push(away);
    await doing();
    away.until = Date.now();
  }

  async #answers(): Promise<void> {
    for (let tries = 0; tries < 600; tries += 1) {
      if (await answers(`${this.url}/healthz`)) return;
      await wait(100);
    }
    throw new Error('the API does not answer');
  }

  #worker(index: number): Supervised {
    return new Supervised(() => this.spawn(['worker', '--concurrency', '1'], `worker-${index}`));
  }

  /** A process of the same installation. `log`: where its output goes; null: to whoever started it. */
  spawn(args: string[], log: string | null, environment: Record<string, string> = {}): ChildProcess {
    const [command = process.execPath, ...first] = this.#options.fuhe;
    const child = spawn(command, [...first, ...args], {
      cwd: this.folder,
      env: { ...this.#environment, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    if (log !== null) {
      const file = createWriteStream(join(this.folder, 'log', log), { flags: 'a' });
      child.stdout.pipe(file, { end: false });
      child.stderr.pipe(file, { end: false });
    }
    return child;
  }
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );

export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
};
