/** Room for the embedded database to grow: once it finds none for its log, it turns in circles and never answers. */
import { statfs } from 'node:fs/promises';
import { StorageFailure } from '../errors.js';

/** Four segments of its write-ahead log; a new database takes forty megabytes. */
const leastBytes = 64 * 2 ** 20;

/** Throws a StorageFailure (see isFull) when the disk of `folder` has less than that left. */
export const ensureRoom = async (folder: string, least = leastBytes): Promise<void> => {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize >= least) return;
  const left = Math.floor((bavail * bsize) / 2 ** 20);
  const reason = `ENOSPC: ${left} MB are left in ${folder}, and the embedded database needs ${Math.ceil(least / 2 ** 20)} MB`;
  throw new StorageFailure(Object.assign(new Error(reason), { code: 'ENOSPC' }));
};
