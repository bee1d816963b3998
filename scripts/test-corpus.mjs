// Runs tests/corpus against a folder of real reports: FUHE_CORPUS, or ../shared/corpus beside the project.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = join(import.meta.dirname, '..');
const named = process.env.FUHE_CORPUS;
const corpus = resolve(named ?? join(root, '..', 'shared', 'corpus'));

if (!existsSync(corpus)) {
  console.error(
    `no corpus: ${corpus} does not exist. Nothing was tested; set FUHE_CORPUS to a folder of reports.`,
  );
  // a folder that was asked for by name and is not there is a mistake, a missing default is not
  process.exit(named === undefined ? 0 : 2);
}

const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', '--config', 'vitest.corpus.config.ts', ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit', env: { ...process.env, FUHE_CORPUS: corpus } },
);
process.exit(status ?? 1);
