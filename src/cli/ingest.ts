import { Store } from '../store/store.js';
import { readConfiguration } from '../configuration/index.js';
import { Examiner } from './examine.js';
import { Ingest, type IngestLine } from './ingest-file.js';
import { onInterrupt, until } from './interrupt.js';
import { data } from './output.js';
import { inParallel } from './parallel.js';
import { Patience } from './patience.js';
import { Progress } from './progress.js';
import { settingsFor, type ReadingOptions } from './settings.js';
import { walk } from './walk.js';

export interface IngestOptions extends ReadingOptions {
  json?: boolean;
  dryRun?: boolean;
}

export const run = async ([paths]: [string[]], options: IngestOptions): Promise<number> => {
  const settings = settingsFor(options);
  const configuration = await readConfiguration(options.config);
  const interrupt = onInterrupt();
  const store = await Store.open(settings);
  const examiner = new Examiner(settings, configuration);
  const patience = new Patience(interrupt);
  const ingest = new Ingest(store, examiner, patience, settings.limits.bytes, options.dryRun === true);
  const progress = new Progress(process.stderr.isTTY ? await count(paths, settings.home) : null);
  try {
    const files = until(interrupt, walk(paths, settings.home));
    // while a file is stored, its child reads the next one
    await inParallel(files, settings.jobs + 2, async (found) => {
      await tell(await ingest.file(found), progress, options.json === true);
      if (found.wrong === true) progress.wrong += 1;
    });
  } finally {
    progress.end();
    await examiner.close();
    await store.close();
    interrupt.forget();
  }
  return interrupt.code ?? (progress.wrong > 0 ? 2 : progress.counts.rejected > 0 ? 1 : 0);
};

const tell = async (line: IngestLine, progress: Progress, json: boolean): Promise<void> => {
  progress.add(line);
  if (line.outcome === 'rejected') progress.reject(line);
  // JSON keeps the fields of this list, in its order
  if (json) await data(`${JSON.stringify(line, fields)}\n`);
};

const fields = [
  'file', 'sha256', 'outcome', 'code', 'report', 'kind', 'figures', 'checks', 'contradictions', 'ms',
]; // prettier-ignore

/** Only for the bar: names alone, nothing is opened. */
const count = async (paths: string[], home: string): Promise<number> => {
  let files = 0;
  for await (const file of walk(paths, home)) files += file.failure ? 0 : 1;
  return files;
};
