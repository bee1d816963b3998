/** What was made from originals and can be made again: a folder that keeps the youngest of it. */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

interface Kept {
  path: string;
  bytes: number;
  /** when it was wanted last, in milliseconds */
  used: number;
}

export class Derived {
  readonly #folder: string;
  readonly #most: number;
  /** bytes in the folder, once it was looked through; other processes may add to it meanwhile */
  #bytes: number | null = null;

  /** `most`: bytes that are kept at most. */
  constructor(home: string, most: number) {
    this.#folder = join(home, 'derived');
    this.#most = most;
  }

  /** `name`: how it was made, as the name of a file. */
  async read(sha256: string, name: string): Promise<Buffer | null> {
    const path = this.#path(sha256, name);
    try {
      const content = await readFile(path);
      await utimes(path, new Date(), new Date());
      return content;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  async keep(sha256: string, name: string, content: Uint8Array): Promise<void> {
    const path = this.#path(sha256, name);
    await mkdir(dirname(path), { recursive: true });
    const draft = `${path}.${randomBytes(8).toString('hex')}`;
    try {
      await writeFile(draft, content, { flag: 'wx' });
      await rename(draft, path);
    } finally {
      await rm(draft, { force: true });
    }
    this.#bytes = this.#bytes === null ? sum(await this.#all()) : this.#bytes + content.byteLength;
    if (this.#bytes > this.#most) await this.#shrink();
  }

  #path(sha256: string, name: string): string {
    return join(this.#folder, sha256.slice(0, 2), sha256.slice(2), name);
  }

  /** What nobody wanted for the longest time goes, until a tenth is free. */
  async #shrink(): Promise<void> {
    const all = (await this.#all()).toSorted((one, other) => one.used - other.used);
    let bytes = sum(all);
    for (const { path, bytes: freed } of all) {
      if (bytes <= this.#most * 0.9) break;
      await rm(path, { force: true });
      bytes -= freed;
    }
    this.#bytes = bytes;
  }

  async #all(): Promise<Kept[]> {
    const entries = await readdir(this.#folder, { recursive: true, withFileTypes: true });
    const kept: Kept[] = [];
    for (const entry of entries.filter((each) => each.isFile())) {
      const path = join(entry.parentPath, entry.name);
      const found = await stat(path).catch(() => null);
      if (found) kept.push({ path, bytes: found.size, used: found.mtimeMs });
    }
    return kept;
  }
}

const sum = (all: readonly Kept[]): number => all.reduce((total, { bytes }) => total + bytes, 0);
