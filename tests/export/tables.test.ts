import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { exportTables } from '../../src/export/index.js';

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'fuhe-export-')), 'out');
});
afterEach(() => {
  rmSync(join(folder, '..'), { recursive: true, force: true });
});

const table = (name: string, count: number): Parameters<typeof exportTables>[2][number] => ({
  name,
  columns: [
    { name: 'id', type: 'int4' },
    { name: 'value', type: 'numeric' },
  ],
  rows: async function* () {
    for (let id = 0; id < count; id += 1) yield await Promise.resolve({ id, value: `${id}.10` });
  },
});

it('writes one file per table, every row of it', async () => {
  const written = await exportTables(folder, 'jsonl', [table('figures', 50_000), table('checks', 0)]);
  expect(written.map(({ rows }) => rows)).toEqual([50_000, 0]);
  const lines = readFileSync(join(folder, 'figures.jsonl'), 'utf8').split('\n');
  expect(lines).toHaveLength(50_001);
  expect(JSON.parse(lines[49_999]!)).toEqual({ id: 49_999, value: '49999.10' });
  expect(readFileSync(join(folder, 'checks.jsonl'), 'utf8')).toBe('');
});

it('leaves no half-written file when the rows fail', async () => {
  const failing = {
    ...table('figures', 0),
    rows: async function* () {
      yield await Promise.resolve({ id: 1, value: '1' });
      throw new Error('the connection was lost');
    },
  };
  await expect(exportTables(folder, 'csv', [failing])).rejects.toThrow('the connection was lost');
  expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
});
