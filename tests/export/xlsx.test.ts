import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, expect, it } from 'vitest';
import { exportTables } from '../../src/export/index.js';
import { xlsxCell } from '../../src/export/xlsx.js';
import { columns, rows, tableOf } from './every-type.js';
import { unzip } from '../fixtures/unzip.js';

const folder = mkdtempSync(join(tmpdir(), 'fuhe-xlsx-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const written = async (name: string, each: Record<string, unknown>[]): Promise<Buffer> => {
  await exportTables(folder, 'xlsx', [tableOf(name, each)]);
  return readFileSync(join(folder, `${name}.xlsx`));
};

it('writes a sheet with a header and the rows: numbers that Excel can hold are numbers, all else is text', async () => {
  const [sheet] = (await readXlsx(await written('types', rows))).sheets;
  expect(sheet!.name).toBe('types');
  expect(sheet!.rows).toEqual([
    columns.map(({ name }) => name),
    [
      '临溪街道 7348.59 万元', 0, 1024, true, 73485900.5, '["7676.00","=1+1"]',
      '[{"kind":"page","page":3,"box":[72,100,200.5,112]}]', '2026-01-31T00:00:00.500Z',
    ],
    [
      '=HYPERLINK("http://example.org")', 1, '9007199254740993', false, '90071992547409930100.125', '[]',
      '[]', '2026-01-31T00:00:01.000Z',
    ],
    ['编号_x0041_', null, null, null, -0.001, null, null, null],
  ]); // prettier-ignore
});

it('has no formula and no link, whatever a report says', async () => {
  const xml = (await unzip(await written('formulas', rows))).map(({ text }) => text).join('');
  expect(xml).toContain('=HYPERLINK');
  expect(xml).not.toMatch(/<f[ >]|<hyperlink|t="str"/u);
});

const words = { name: 'text', type: 'text' };
const number = { name: 'value', type: 'numeric' };

it('never makes a number of a text', () => {
  expect(xlsxCell(words, '007')).toBe('007');
  expect(xlsxCell(words, '7676')).toBe('7676');
});

it('makes a number only of what Excel keeps', () => {
  expect(xlsxCell(number, '123456789012.345')).toBe(123456789012.345);
  expect(xlsxCell(number, '1234567890123.456')).toBe('1234567890123.456');
  expect(xlsxCell(number, '0.000000000000001')).toBe(1e-15);
});

it('cuts a text that no cell can hold, and shows that it did', () => {
  const cell = xlsxCell(words, '字'.repeat(40_000)) as string;
  expect([cell.length, cell.at(-1)]).toEqual([32_767, '…']);
  expect(xlsxCell(words, '字'.repeat(32_767))).toHaveLength(32_767);
});
