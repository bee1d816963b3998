/** One process at a time: a second one on the same embedded database would lose what the first one wrote. */
import { randomBytes } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../errors.js';

interface Holder {
  pid: number;
  /** tells a process from a later one with the same number; null where the system does not say */
  started: string | null;
  host: string;
  since: string;
}

export class Lock {
  readonly #path: string;
  readonly #text: string;

  private constructor(path: string, text: string) {
    this.#path = path;
    this.#text = text;
  }

  /** Throws at once when a living process holds it. */
  static async take(folder: string): Promise<Lock> {
    const path = join(folder, 'lock');
    const holder: Holder = {
      pid: process.pid,
      started: await startOf(process.pid),
      host: hostname(),
      since: new Date().toISOString(),
    };
    const text = JSON.stringify(holder);
    while (!(await place(path, text))) await removeStale(path);
    return new Lock(path, text);
  }

  async release(): Promise<void> {
    if ((await readIfThere(this.#path)) === this.#text) await rm(this.#path, { force: true });
  }
}

/** Whole or not at all: a link appears with its content. */
const place = async (path: string, text: string): Promise<boolean> => {
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  await writeFile(draft, text);
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
};

const removeStale = async (path: string): Promise<void> => {
  const text = await readIfThere(path);
  if (text === null) return;
  const holder = parse(text);
  if (holder && (holder.host !== hostname() || (await alive(holder))))
    throw new UsageError(inUse(path, holder));
  const aside = `${path}.stale.${randomBytes(4).toString('hex')}`;
  await rename(path, aside).catch(ignoreMissing);
  // another process may have taken over in between: what was moved aside is then its lock, and goes back
  if ((await readIfThere(aside)) !== text) await link(aside, path).catch(ignoreExisting);
  await rm(aside, { force: true });
};

const alive = async ({ pid, started }: Holder): Promise<boolean> => {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return started === null || (await startOf(pid)) === started;
};

/** Start of a process in clock ticks since boot, the 22nd field of /proc/PID/stat. */
const startOf = async (pid: number): Promise<string | null> => {
  const stat = await readIfThere(`/proc/${pid}/stat`);
  // '4711 (node (x)) S 1 …': the name may hold spaces and brackets
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
};

const readIfThere = (path: string): Promise<string | null> => readFile(path, 'utf8').catch(ignoreMissing);

const ignore =
  (code: string) =>
  (error: unknown): null => {
    if ((error as NodeJS.ErrnoException).code === code) return null;
    throw error;
  };
const ignoreMissing = ignore('ENOENT');
const ignoreExisting = ignore('EEXIST');

/** Anything else than a holder is the rest of a crash. */
const parse = (text: string): Holder | null => {
  try {
    const { pid, started, host, since } = JSON.parse(text) as Partial<Holder>;
    return typeof pid === 'number' && typeof host === 'string'
      ? { pid, started: started ?? null, host, since: since ?? '' }
      : null;
  } catch {
    return null;
  }
};

const inUse = (path: string, { pid, host, since }: Holder): string =>
  `数据库正被另一进程使用：进程号 ${pid}，主机 ${host}，自 ${since}（锁文件 ${path}）。请等它结束；若确知它已不在，请删除锁文件。
The database is in use by another process: pid ${pid} on ${host} since ${since} (lock file ${path}). Wait for it to end; if you know that it is gone, delete the lock file.`;
