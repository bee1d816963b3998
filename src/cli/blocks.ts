import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Reading } from '../../schemas/document.js';

/** The blocks of a Reading as the reading process packed it. */
export const blocksOf = async (reading: Uint8Array): Promise<Reading['blocks']> =>
  (JSON.parse((await promisify(gunzip)(reading)).toString('utf8')) as Reading).blocks;
