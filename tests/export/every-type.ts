/** Rows with one of every type that a table of the store has, and what is hard to keep about each. */
import type { ExportTable } from '../../src/export/table-format.js';

export const columns = [
  { name: 'id', type: 'text' },
  { name: 'position', type: 'int4' },
  { name: 'bytes', type: 'int8' },
  { name: 'current', type: 'bool' },
  { name: 'value', type: 'numeric' },
  { name: 'expected', type: '_text' },
  { name: 'places', type: 'jsonb' },
  { name: 'stored_at', type: 'timestamptz' },
];

const place = [{ kind: 'page', page: 3, box: [72, 100, 200.5, 112] }];
export const rows = [
  {
    id: '临溪街道 7348.59 万元',
    position: 0,
    bytes: 1024,
    current: true,
    value: '73485900.50',
    expected: ['7676.00', '=1+1'],
    places: place,
    stored_at: '2026-01-31T00:00:00.500Z',
  },
  {
    id: '=HYPERLINK("http://example.org")',
    position: 1,
    bytes: '9007199254740993',
    current: false,
    value: '90071992547409930100.125',
    expected: [],
    places: [],
    stored_at: '2026-01-31T00:00:01.000Z',
  },
  {
    id: '编号_x0041_',
    position: null,
    bytes: null,
    current: null,
    value: '-0.001',
    expected: null,
    places: null,
    stored_at: null,
  },
];

export const tableOf = (name: string, each: Record<string, unknown>[]): ExportTable => ({
  name,
  columns,
  rows: async function* () {
    for (const row of each) yield await Promise.resolve(row);
  },
});
