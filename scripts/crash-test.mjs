/**
 * Kills `fuhe ingest` again and again and looks whether every file is stored exactly once in the end.
 *
 *   npm run build && node scripts/crash-test.mjs [kills] [files]
 *
 * With DATABASE_URL on that server (an empty database), otherwise embedded in a folder of its own.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const kills = Number(process.argv[2] ?? 20);
const files = Number(process.argv[3] ?? 200);
const fuhe = join(import.meta.dirname, '../dist/src/cli/main.js');
const folder = mkdtempSync(join(tmpdir(), 'fuhe-crash-'));
const environment = { ...process.env, FUHE_HOME: join(folder, 'home') };

mkdirSync(join(folder, 'in'));
for (let index = 0; index < files; index += 1) {
  const text = `第${index}局2023年度部门整体支出绩效自评报告\n\n一、预算执行情况\n\n2023年年初预算数为${index + 100}万元，全年执行数为95万元。\n`;
  writeFileSync(join(folder, 'in', `${index}.txt`), text);
}

/** Runs until the end, or until it is killed: `after` so many lines and a moment, or at once when `after` is null. */
const ingest = async (after) => {
  const child = spawn(process.execPath, [fuhe, 'ingest', '--json', 'in'], {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let lines = 0;
  let kill = () => child.kill('SIGKILL');
  child.stdout.on('data', (chunk) => {
    lines += chunk.toString().split('\n').length - 1;
    if (after !== undefined && after !== null && lines >= after)
      void wait(Math.random() * 100).then(() => kill());
  });
  const done = new Promise((resolve) =>
    child.once('close', (code, signal) => resolve({ code, signal, lines })),
  );
  if (after === null) {
    await wait(Math.random() * 3000);
    kill();
  }
  const result = await done;
  kill = () => false;
  return result;
};

for (let round = 1; round <= kills; round += 1) {
  // every third time somewhere in the start, else somewhere among the files, known ones first
  const after = round % 3 === 0 ? null : Math.floor(Math.random() * files * (round / kills));
  const { signal, lines } = await ingest(after);
  console.log(`round ${round}: ${signal === 'SIGKILL' ? 'killed' : 'came to its end'} after ${lines} lines`);
}
const last = await ingest();
spawnSync(process.execPath, [fuhe, 'export', '-f', 'jsonl', '-o', 'out'], { cwd: folder, env: environment });
const rows = (name) =>
  readFileSync(join(folder, 'out', `${name}.jsonl`), 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
const names = rows('reports').map((row) => row.name);
const figures = rows('figures').length;
const once = names.length === files && new Set(names).size === files;
console.log(`exit ${last.code}; ${files} files, ${names.length} reports, ${figures} figures`);
rmSync(folder, { recursive: true, force: true });
if (last.code !== 0 || !once || figures !== files * 2) {
  console.error('not every file is stored exactly once');
  process.exit(1);
}
