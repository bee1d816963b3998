/** Starts a child on an endless job, prints the child's process id and waits to be killed. */
import { Pool } from '../../workers/pool.js';

const entry = new URL('./faulty.ts', import.meta.url);
const pool = new Pool<{ fault: string }, { value: number }>({
  entry,
  jobs: 1,
  timeoutMs: 60_000,
  memoryMegabytes: 256,
});
const outcome = await pool.run({ fault: 'pid' });
const stuck = pool.run({ fault: process.argv[2] ?? 'loop' });
if (outcome.kind === 'done') process.stdout.write(`${outcome.result.value}\n`);
await stuck;
