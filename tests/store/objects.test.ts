import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { NotFound } from '../../src/errors.js';
import { FolderObjects } from '../../src/store/objects-folder.js';

let home: string;
let objects: FolderObjects;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'fuhe-objects-'));
  objects = new FolderObjects(home);
});
afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});
const file = (name: string, content: string): { path: string; sha256: string } => {
  const path = join(home, name);
  writeFileSync(path, content);
  return { path, sha256: createHash('sha256').update(content).digest('hex') };
};

it('keeps an original under the hash of its content', async () => {
  const { path, sha256 } = file('报告.txt', '预算');
  expect(await objects.put(path, sha256)).toBe(true);
  expect(objects.path(sha256)).toBe(join(home, 'objects', sha256.slice(0, 2), sha256.slice(2)));
  expect(readFileSync(objects.path(sha256), 'utf8')).toBe('预算');
});

it('keeps one copy when many bring the same content', async () => {
  const { path, sha256 } = file('a.txt', 'same');
  expect(await Promise.all(Array.from({ length: 20 }, () => objects.put(path, sha256)))).not.toContain(false);
  expect(readdirSync(join(home, 'objects', sha256.slice(0, 2)))).toEqual([sha256.slice(2)]);
  expect(readdirSync(join(home, 'objects', 'drafts'))).toEqual([]);
});

it('keeps nothing of a file that changed since it was named', async () => {
  const { path, sha256 } = file('a.txt', 'before');
  writeFileSync(path, 'after');
  expect(await objects.put(path, sha256)).toBe(false);
  expect(readdirSync(join(home, 'objects', 'drafts'))).toEqual([]);
});

it('sweeps drafts that a killed process left, not those being written', async () => {
  const { path, sha256 } = file('a.txt', 'x');
  await objects.put(path, sha256);
  const drafts = join(home, 'objects', 'drafts');
  writeFileSync(join(drafts, 'old'), 'half');
  utimesSync(join(drafts, 'old'), 0, 0);
  writeFileSync(join(drafts, 'new'), 'half');
  await objects.sweep();
  expect(readdirSync(drafts)).toEqual(['new']);
});

it('gives a content back as a file and as a stream, and says so when it is not there', async () => {
  const { path, sha256 } = file('a.txt', '决算');
  await objects.put(path, sha256);
  expect(await objects.withFile(sha256, (kept) => readFile(kept, 'utf8'))).toBe('决算');
  expect(await text(await objects.read(sha256))).toBe('决算');
  const other = 'f'.repeat(64);
  await expect(objects.withFile(other, () => Promise.resolve())).rejects.toThrow(NotFound);
  await expect(objects.read(other)).rejects.toThrow(NotFound);
});
