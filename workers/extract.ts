/** Reads one hostile file after another, apart from everything else. Started by the pool, never by a person. */
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Block } from '../schemas/document.js';
import { loadRules } from '../src/configuration/own-rules.js';
import { extract, optionsOf } from '../src/pipeline.js';
import type { Extracted, ExtractJob } from './protocol.js';
import { serve } from './serve.js';

const compress = promisify(gzip);

const work = async ({ path, name, limits, configuration }: ExtractJob): Promise<Extracted> => {
  // a copy of its own: readers may hand it on to threads, and not all of them take a Buffer
  const bytes = new Uint8Array(await readFile(typeof path === 'string' ? path : Buffer.from(path)));
  const options = optionsOf(configuration, await loadRules(configuration.modules));
  const { reading, record } = await extract({ name, bytes }, limits, options);
  return { record, reading: await compress(JSON.stringify(reading)), text: plainText(reading.blocks) };
};

/** Without white space, so that a phrase is found wherever its lines are broken. */
const plainText = (blocks: Block[]): string => {
  const parts = blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? [block.text]
      : block.rows.flatMap(({ cells }) => cells.map((cell) => cell.text)),
  );
  return parts.join('').replaceAll(/\s+/gu, '');
};

serve(work);
