/** A store with many reports, written by the code that always writes them. */
import { Store } from '../../src/store/store.js';
import { reportId, type NewReport } from '../../src/store/report-writer.js';
import { readBases, reportAt } from './reports.js';

/** Two writers: the trail lets one of them commit at a time. */
const writers = 2;

/** Goes on where it was stopped: what is stored already is known to the store. */
export const fill = async (databaseUrl: string, home: string, reports: number): Promise<Store> => {
  const bases = await readBases();
  const store = await Store.open({ home, databaseUrl, schema: 'fuhe', actor: 'bench' });
  const began = performance.now();
  let next = (await store.database.selectFrom('reports').select('id').execute()).length;
  const write = async (): Promise<void> => {
    while (next < reports) {
      const number = next;
      next += 1;
      await add(store, reportAt(bases, number), number);
      if ((number + 1) % 1000 === 0) {
        const seconds = (performance.now() - began) / 1000;
        process.stderr.write(`${number + 1} reports, ${seconds.toFixed(0)} s\n`);
      }
    }
  };
  await Promise.all(Array.from({ length: writers }, write));
  return store;
};

/** Stored, on the list of what was accepted, and every tenth report with its first finding decided. */
const add = async (store: Store, report: NewReport, number: number): Promise<void> => {
  await store.save(report);
  const { sha256, bytes } = report.record.file;
  await store.work.accept({ sha256, bytes, name: report.name, priority: 'bulk', actor: 'bench' });
  const finding = report.record.checks.find(({ verdict }) => verdict === 'contradiction');
  if (!finding || number % 10 > 0) return;
  const decision = number % 20 > 0 ? 'dismissed' : 'confirmed';
  const reason = decision === 'dismissed' ? '口径不同' : null;
  await store.review({ report: reportId(report.record), check: finding, decision, reason });
};
