import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { NotFound } from '../../src/errors.js';
import { S3Objects } from '../../src/store/objects-s3.js';
import { FakeS3 } from './fake-s3.js';

let home: string;
let s3: FakeS3;
let objects: S3Objects;
const access = { bucket: 'reports', region: 'region', accessKeyId: 'key', secretAccessKey: 'secret' };
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'fuhe-s3-'));
  s3 = await FakeS3.start();
  objects = new S3Objects({ endpoint: s3.endpoint, ...access }, home);
});
afterEach(async () => {
  await s3.stop();
  rmSync(home, { recursive: true, force: true });
});
const file = (content: string): { path: string; sha256: string } => {
  const path = join(home, 'source.txt');
  writeFileSync(path, content);
  return { path, sha256: createHash('sha256').update(content).digest('hex') };
};

it('keeps an original in the bucket and gives it back as a file, for as long as it is read, and as a stream', async () => {
  const { path, sha256 } = file('预算'.repeat(50_000));
  expect(await objects.put(path, sha256)).toBe(true);
  expect([...s3.objects.keys()]).toEqual([`/reports/objects/${sha256}`]);
  expect(await objects.withFile(sha256, (copy) => readFile(copy, 'utf8'))).toBe('预算'.repeat(50_000));
  expect(readdirSync(join(home, 'fetched'))).toEqual([]);
  expect(await text(await objects.read(sha256))).toBe('预算'.repeat(50_000));
  expect(await objects.holds(sha256)).toBe(true);
});

it('writes a content once, also when many bring it at the same time', async () => {
  const { path, sha256 } = file('same');
  expect(await Promise.all(Array.from({ length: 10 }, () => objects.put(path, sha256)))).not.toContain(false);
  await objects.put(path, sha256);
  expect(s3.written).toBe(1);
});

it('keeps nothing of a file that changed since it was named', async () => {
  const { path, sha256 } = file('before');
  writeFileSync(path, 'after');
  expect(await objects.put(path, sha256)).toBe(false);
  expect(s3.objects.size).toBe(0);
});

it('tries again when the store is busy, and gives up when it stays so', async () => {
  const { path, sha256 } = file('busy');
  s3.troubles.push(503, 500, 409);
  expect(await objects.put(path, sha256)).toBe(true);
  s3.troubles.push(503, 503, 503, 503);
  await expect(objects.read(sha256)).rejects.toThrow(/503/u);
});

it('says so when an original is not there, was changed, or may not be read', async () => {
  const missing = 'f'.repeat(64);
  await expect(objects.read(missing)).rejects.toThrow(NotFound);
  await expect(objects.withFile(missing, () => Promise.resolve())).rejects.toThrow(NotFound);
  expect(await objects.holds(missing)).toBe(false);
  const { path, sha256 } = file('kept');
  await objects.put(path, sha256);
  s3.objects.set(`/reports/objects/${sha256}`, Buffer.from('changed'));
  expect(await objects.holds(sha256)).toBe(false);
  await expect(objects.withFile(sha256, () => Promise.resolve())).rejects.toThrow(/did not arrive whole/u);
  const stranger = new S3Objects({ endpoint: s3.endpoint, ...access, accessKeyId: 'other' }, home);
  await expect(stranger.read(sha256)).rejects.toThrow(/403/u);
  await expect(stranger.put(path, sha256)).rejects.toThrow(/403/u);
});
