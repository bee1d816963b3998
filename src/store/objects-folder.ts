/** Originals in a folder, of one machine or of a file server: objects/ab/cdef… */
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { hashOf, sweepFolder } from './drafts.js';
import { gone, type Objects } from './objects.js';

export class FolderObjects implements Objects {
  readonly #folder: string;

  constructor(home: string) {
    this.#folder = join(home, 'objects');
  }

  path(sha256: string): string {
    return join(this.#folder, sha256.slice(0, 2), sha256.slice(2));
  }

  async put(source: string | Buffer, sha256: string): Promise<boolean> {
    const path = this.path(sha256);
    if (await exists(path)) return true;
    await mkdir(dirname(path), { recursive: true });
    const drafts = join(this.#folder, 'drafts');
    await mkdir(drafts, { recursive: true });
    const draft = join(drafts, `${sha256}.${randomBytes(8).toString('hex')}`);
    try {
      if ((await copy(source, draft)) !== sha256) return false;
      await rename(draft, path);
      await sync(dirname(path));
      return true;
    } finally {
      await rm(draft, { force: true });
    }
  }

  async withFile<Result>(sha256: string, use: (path: string) => Promise<Result>): Promise<Result> {
    const path = this.path(sha256);
    if (!(await exists(path))) throw gone(sha256);
    return use(path);
  }

  async read(sha256: string): Promise<Readable> {
    const file = await open(this.path(sha256), 'r').catch((error: unknown) => {
      throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? gone(sha256) : error;
    });
    return file.createReadStream();
  }

  async holds(sha256: string): Promise<boolean> {
    try {
      return (await hashOf(createReadStream(this.path(sha256)))) === sha256;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
      throw error;
    }
  }

  sweep(): Promise<void> {
    return sweepFolder(join(this.#folder, 'drafts'));
  }
}

/** A folder that cannot be looked into is another trouble than a file that is not there. */
const exists = async (path: string): Promise<boolean> => {
  try {
    await access(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
};

/** Copies to the disk itself and gives the hash of what was copied. */
const copy = async (source: string | Buffer, target: string): Promise<string> => {
  const hash = createHash('sha256');
  const file = await open(target, 'wx', 0o444);
  try {
    for await (const chunk of createReadStream(source) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return hash.digest('hex');
};

/** A new name is safe once its folder is written; some systems cannot sync a folder and keep names by themselves. */
const sync = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};
