/** Draws pages of hostile files, apart from everything else. Started by the pool, never by a person. */
import { readFile } from 'node:fs/promises';
import { drawPage } from '../src/draw/page-image.js';
import type { DrawJob, DrawnPage } from './protocol.js';
import { serve } from './serve.js';

serve(async ({ path, page, width }: DrawJob): Promise<DrawnPage> => {
  const bytes = new Uint8Array(await readFile(path));
  return drawPage(bytes, page, width);
});
