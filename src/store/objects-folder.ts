/** Originals in a folder, of one machine or of a file server: objects/ab/cdef… */
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { StorageFailure } from '../errors.js';
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
    const drafts = join(this.#folder, 'drafts');
    await stored(Promise.all([dirname(path), drafts].map((folder) => mkdir(folder, { recursive: true }))));
    const draft = join(drafts, `${sha256}.${randomBytes(8).toString('hex')}`);
    try {
      if ((await copy(source, draft)) !== sha256) return false;
      await stored(rename(draft, path));
      await stored(sync(dirname(path)));
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
      throw isMissing(error) ? gone(sha256) : new StorageFailure(error);
    });
    return file.createReadStream();
  }

  async holds(sha256: string): Promise<boolean> {
    try {
      return (await hashOf(createReadStream(this.path(sha256)))) === sha256;
    } catch (error) {
      if (isMissing(error)) return false;
      throw new StorageFailure(error);
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
    if (isMissing(error)) return false;
    throw new StorageFailure(error);
  }
};

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** What fails here is the folder of the originals, not the file that is brought. */
const stored = async <Result>(done: Promise<Result>): Promise<Result> => {
  try {
    return await done;
  } catch (error) {
    throw new StorageFailure(error);
  }
};

/** Copies to the disk itself and gives the hash of what was copied. */
const copy = async (source: string | Buffer, target: string): Promise<string> => {
  const hash = createHash('sha256');
  const file = await stored(open(target, 'wx', 0o444));
  try {
    for await (const chunk of createReadStream(source) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      await stored(file.writeFile(chunk));
    }
    await stored(file.sync());
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
