import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { rejectionCode } from '../../schemas/rejection.js';
import { filesIn, folder } from './corpus.js';

const lineSchema = z
  .object({
    file: z.string(),
    outcome: z.enum(['stored', 'known', 'rejected']),
    code: rejectionCode.nullable(),
  })
  .loose();

const home = mkdtempSync(join(tmpdir(), 'fuhe-hostile-'));
afterAll(() => {
  rmSync(home, { recursive: true });
});

// through the command, because some of these files can only be survived by a process that may be killed
const ingest = (): z.infer<typeof lineSchema>[] => {
  const cli = join(import.meta.dirname, '..', '..', 'dist', 'src', 'cli', 'main.js');
  const environment = { ...process.env, FUHE_HOME: home, DATABASE_URL: undefined };
  const { stdout } = spawnSync(process.execPath, [cli, 'ingest', '--json', folder('hostile')], {
    encoding: 'utf8',
    env: environment,
    maxBuffer: 1 << 28,
  });
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => lineSchema.parse(JSON.parse(line)));
};

describe.runIf(filesIn('hostile').length > 0)('a folder of hostile files', () => {
  it('is walked to the end, with one outcome per file and no defect of ours', () => {
    const lines = ingest();
    const files = filesIn('hostile').filter((path) => !path.endsWith('INDEX.json'));
    const seen = new Set(lines.map(({ file }) => file.replace(/^.*\/hostile\//u, '')));
    expect(files.filter((path) => !seen.has(path.replace(/^.*\/hostile\//u, '')))).toEqual([]);
    expect(lines.filter(({ code }) => code === 'internal').map(({ file }) => file)).toEqual([]);
  });
});
