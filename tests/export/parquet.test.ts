import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { afterAll, expect, it } from 'vitest';
import { exportTables } from '../../src/export/index.js';
import { columns, rows, tableOf } from './every-type.js';

const folder = mkdtempSync(join(tmpdir(), 'fuhe-parquet-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const written = async (name: string, each: Record<string, unknown>[]) => {
  await exportTables(folder, 'parquet', [tableOf(name, each)]);
  const file = await asyncBufferFromFile(join(folder, `${name}.parquet`));
  const { schema, num_rows } = await parquetMetadataAsync(file);
  return { file, schema, count: Number(num_rows) };
};

/** The unscaled numbers: the reader's own conversion goes through floats. */
const unscaled = async (name: string, each: Record<string, unknown>[]): Promise<(bigint | null)[]> => {
  const { file, schema } = await written(name, each);
  const raw = schema.map(({ converted_type: _, scale: __, precision: ___, ...element }) => element);
  const metadata = { ...(await parquetMetadataAsync(file)), schema: raw };
  const read = await parquetReadObjects({ file, metadata, columns: ['value'], utf8: false });
  return read.map(({ value }) => (value === null ? null : signed(value as Uint8Array)));
};

const signed = (bytes: Uint8Array): bigint =>
  BigInt.asIntN(128, BigInt(`0x${Buffer.from(bytes).toString('hex')}`));

it('keeps every type', async () => {
  const { file, schema, count } = await written('types', rows);
  expect(count).toBe(3);
  expect(
    schema.slice(1).map((each) => [each.name, each.converted_type ?? each.type, each.precision, each.scale]),
  ).toEqual([
    ['id', 'UTF8', undefined, undefined],
    ['position', 'INT32', undefined, undefined],
    ['bytes', 'INT64', undefined, undefined],
    ['current', 'BOOLEAN', undefined, undefined],
    ['value', 'DECIMAL', 38, 3],
    ['expected', 'JSON', undefined, undefined],
    ['places', 'JSON', undefined, undefined],
    ['stored_at', 'TIMESTAMP_MILLIS', undefined, undefined],
  ]);
  const read = await parquetReadObjects({
    file,
    columns: columns.map(({ name }) => name).filter((name) => name !== 'value'),
  });
  expect(read).toEqual(
    rows.map(({ value: _, bytes, stored_at, ...row }) => ({
      ...row,
      bytes: bytes === null ? null : BigInt(bytes),
      stored_at: stored_at === null ? null : new Date(stored_at),
    })),
  );
});

it('keeps decimals exact, beyond what a float can hold', async () => {
  expect(await unscaled('exact', rows)).toEqual([73485900500n, 90071992547409930100125n, -1n]);
});

it('keeps any column of decimals exact, in the order of its rows', async () => {
  const decimal = fc
    .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.nat({ max: 12 }))
    .map(([n, places]) => ({ n, places }));
  await fc.assert(
    fc.asyncProperty(fc.array(decimal, { minLength: 1, maxLength: 30 }), async (numbers) => {
      const most = Math.max(...numbers.map(({ places }) => places));
      const read = await unscaled(
        'any',
        numbers.map(({ n, places }) => ({ value: printed(n, places) })),
      );
      expect(read).toEqual(numbers.map(({ n, places }) => n * 10n ** BigInt(most - places)));
    }),
    { numRuns: 30 },
  );
});

const printed = (n: bigint, places: number): string => {
  const digits = String(n < 0n ? -n : n).padStart(places + 1, '0');
  const cut = digits.length - places;
  return `${n < 0n ? '-' : ''}${digits.slice(0, cut)}${places > 0 ? `.${digits.slice(cut)}` : ''}`;
};

it('keeps numbers as text that no decimal type can hold side by side', async () => {
  const value = `${'9'.repeat(30)}.${'1'.repeat(12)}`;
  const { file } = await written('huge', [{ value }]);
  expect(await parquetReadObjects({ file, columns: ['value'] })).toEqual([{ value }]);
});

it('writes a table without rows, with its columns', async () => {
  const { schema, count } = await written('empty', []);
  expect({ count, names: schema.slice(1).map(({ name }) => name) }).toEqual({
    count: 0,
    names: columns.map(({ name }) => name),
  });
});

it('writes more rows than it holds at a time', async () => {
  const many = Array.from({ length: 25_000 }, (_, position) => ({ position, value: `${position}.5` }));
  const { file, count } = await written('many', many);
  expect(count).toBe(25_000);
  const read = await parquetReadObjects({ file, columns: ['position'], rowStart: 24_999 });
  expect(read).toEqual([{ position: 24_999 }]);
});
