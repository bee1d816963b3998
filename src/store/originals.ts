/** Are the originals there, and are they what their names say? */
import { sql } from 'kysely';
import type { Store } from './store.js';
import { fault, type Tampering } from './tampering.js';

/** Of every content that a report was read from or that was accepted to be read; what `ingest` refused was never kept. */
export const faultyOriginals = async ({
  database,
  objects,
}: Pick<Store, 'database' | 'objects'>): Promise<Tampering[]> => {
  const { rows } = await sql<{ sha256: string }>`
    select sha256 from files where state = 'stored' union select sha256 from work where kind = 'extract'
    order by sha256`.execute(database);
  const faults: Tampering[] = [];
  for (const { sha256 } of rows)
    if (!(await objects.holds(sha256)))
      faults.push(
        fault(null, `原始文件 ${sha256} 缺失或被改动`, `the original ${sha256} is missing or was changed`),
      );
  return faults;
};
