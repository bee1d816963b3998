/** A Redis of our own, which may be killed; and the one that is running, whose keys belong to others as well. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';

const running = process.env.FUHE_TEST_REDIS_URL ?? 'redis://127.0.0.1:6379';

/** null = there is none. With CI=true that is an error: a skipped suite proves nothing. */
export const findRedis = async (): Promise<string | null> => {
  if (await answers(running)) return running;
  if (process.env.CI === 'true') throw new Error('CI needs a Redis server: set FUHE_TEST_REDIS_URL');
  process.stderr.write('no Redis server: its half of the queue tests is skipped (FUHE_TEST_REDIS_URL)\n');
  return null;
};

const answers = async (url: string): Promise<boolean> => {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    return true;
  } catch {
    return false;
  } finally {
    redis.disconnect();
  }
};

export const forget = async (url: string, prefix: string): Promise<void> => {
  const redis = new Redis(url);
  const keys = await redis.keys(`${prefix}:*`);
  if (keys.length > 0) await redis.del(keys);
  redis.disconnect();
};

/** A server that keeps nothing on disk: restarted, it has forgotten everything. */
export class OwnRedis {
  readonly port = 20_000 + Math.floor(Math.random() * 20_000);
  readonly url = `redis://127.0.0.1:${this.port}`;
  readonly #folder = mkdtempSync(join(tmpdir(), 'fuhe-redis-'));
  #process: ChildProcess | null = null;

  static installed(): boolean {
    return spawnSync('redis-server', ['--version']).status === 0;
  }

  async start(): Promise<void> {
    const args = ['--port', String(this.port), '--bind', '127.0.0.1', '--save', '', '--dir', this.#folder];
    this.#process = spawn('redis-server', args, { stdio: 'ignore' });
    for (let tries = 0; tries < 100; tries += 1) {
      if (await answers(this.url)) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('redis-server did not start');
  }

  async kill(): Promise<void> {
    if (this.#process === null) return;
    const gone = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await gone;
    this.#process = null;
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
