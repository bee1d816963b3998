import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csv } from '../../src/export/csv.js';
import { harmless } from '../../src/export/csv-cells.js';

const columns = [
  { name: 'text', type: 'text' },
  { name: 'value', type: 'numeric' },
  { name: 'places', type: 'jsonb' },
];

it('writes a header that Excel takes for UTF-8, then one line per row', () => {
  expect(csv.header(columns)).toBe('\uFEFFtext,value,places\r\n');
  expect(csv.row(columns, { text: '预算, "调整"', value: '-5.00', places: [1] })).toBe(
    '"预算, ""调整""",-5.00,[1]\r\n',
  );
  expect(csv.row(columns, { text: null, value: null, places: null })).toBe(',,\r\n');
});

it.each([
  ['=HYPERLINK("http://x")', `'=HYPERLINK("http://x")`],
  ['@SUM(A1)', `'@SUM(A1)`],
  ['-1+1', `'-1+1`],
  ['-5', '-5'],
  ['-5.20%', '-5.20%'],
  ['一般公共预算', '一般公共预算'],
])('lets no text run as a formula and no number become a text: %s', (text, written) => {
  expect(harmless(text)).toBe(written);
});

it('keeps every number as it is, whatever its sign', () => {
  fc.assert(
    fc.property(fc.integer(), fc.nat(999), (whole, part) => {
      const value = `${whole}.${part}`;
      expect(csv.row([{ name: 'value', type: 'numeric' }], { value })).toBe(`${value}\r\n`);
    }),
  );
});
