import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { FilePath } from './walk.js';

export interface Identity {
  sha256: string;
  bytes: number;
}

/** The content's name; the file itself is never held in memory. */
export const identify = async (path: FilePath): Promise<Identity> => {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.byteLength;
  }
  return { sha256: hash.digest('hex'), bytes };
};
