/** One process at a time: a second one on the same embedded database would lose what the first one wrote. */
import { createHash, randomBytes } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
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

/**
 * The file `lock` names its holder. A holder that died is succeeded by a file whose name is made from the dead one's
 * text, so that each has one successor at most, however many want to be it; the last of that line holds the lock.
 */
export class Lock {
  /** root first */
  readonly #line: string[];

  private constructor(line: string[]) {
    this.#line = line;
  }

  /** Throws at once when a living process holds it. */
  static async take(folder: string): Promise<Lock> {
    const root = join(folder, 'lock');
    const text = await ownText();
    for (;;) {
      if (await place(root, text)) return new Lock([root]);
      const line = await readLine(root);
      const last = line.at(-1);
      if (!last) continue;
      await refuseLiving(last);
      const next = successor(root, last.text);
      if (!(await place(next, text))) continue;
      // with the root gone, the line was given up in between, and succeeds to nothing
      if ((await readIfThere(root)) === line[0]?.text)
        return new Lock([...line.map(({ path }) => path), next]);
      await rm(next, { force: true });
    }
  }

  /** The root goes first: from then on nobody can join this line. */
  async release(): Promise<void> {
    for (const path of this.#line) await rm(path, { force: true });
  }
}

interface Claim {
  path: string;
  text: string;
}

const readLine = async (root: string): Promise<Claim[]> => {
  const line: Claim[] = [];
  for (let path = root; ;) {
    const text = await readIfThere(path);
    if (text === null) return line;
    line.push({ path, text });
    path = successor(root, text);
  }
};

const successor = (root: string, text: string): string =>
  `${root}.after-${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;

const ownText = async (): Promise<string> => {
  const holder: Holder = {
    pid: process.pid,
    started: await startOf(process.pid),
    host: hostname(),
    since: new Date().toISOString(),
  };
  // no two claims are the same text, not even of one process
  return JSON.stringify({ ...holder, claim: randomBytes(8).toString('hex') });
};

/** Whole or not at all: a link appears with its content. */
const place = async (path: string, text: string): Promise<boolean> => {
  const draft = `${path}.${randomBytes(8).toString('hex')}`;
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

const refuseLiving = async ({ path, text }: Claim): Promise<void> => {
  const holder = parse(text);
  if (holder && (holder.host !== hostname() || (await alive(holder))))
    throw new UsageError(inUse(path, holder));
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

const readIfThere = (path: string): Promise<string | null> =>
  readFile(path, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  });

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
