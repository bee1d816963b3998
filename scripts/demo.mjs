// npm run demo: the whole job on the sample archive, with the embedded store in a folder that is thrown away.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const fuhe = join(root, 'dist', 'src', 'cli', 'main.js');
const archive = join('fixtures', 'sample-archive');
const home = mkdtempSync(join(tmpdir(), 'fuhe-demo-'));
const environment = { ...process.env, FUHE_HOME: home };
delete environment.DATABASE_URL;
delete environment.REDIS_URL;

/** Commands, what they show, and the exit code that this archive must give. */
const steps = [
  { words: 'Read a folder of reports into the store. Two of the files cannot be read, and are kept as such.', command: ['ingest', archive], code: 1 },
  { words: 'What is in the store, and what could not be read.', command: ['list'], code: 0 },
  { words: '', command: ['list', '--rejected'], code: 0 },
  { words: 'Recompute what the reports of 2023 say of their own numbers. Each of the four holds one slip.', command: ['audit', join(archive, '2023')], code: 1 },
]; // prettier-ignore

const run = ({ words, command, code }) => {
  if (words !== '') console.log(`\n# ${words}`);
  console.log(`$ npx fuhe ${command.join(' ')}`);
  const { status } = spawnSync(process.execPath, [fuhe, ...command], {
    cwd: root,
    stdio: 'inherit',
    env: environment,
  });
  if (status === code) return true;
  console.error(`\nfuhe ${command[0]} ended with exit code ${status}; this archive should give ${code}`);
  return false;
};

const good = steps.every(run);
rmSync(home, { recursive: true, force: true });
process.exit(good ? 0 : 1);
