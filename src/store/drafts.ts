/** Files that are half written, and what tells whether one is whole. */
import { createHash } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

export const hashOf = async (content: Readable): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of content as AsyncIterable<Uint8Array>) hash.update(chunk);
  return hash.digest('hex');
};

/** Drafts, or folders of them, of processes that were killed. Younger ones may still be written by somebody. */
export const sweepFolder = async (folder: string, olderThanMs = 3_600_000): Promise<void> => {
  for (const name of await readdir(folder).catch(() => [])) {
    const draft = join(folder, name);
    const written = await stat(draft).catch(() => null);
    if (written && Date.now() - written.mtimeMs > olderThanMs)
      await rm(draft, { recursive: true, force: true });
  }
};
