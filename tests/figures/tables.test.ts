/** Each spelling of a number means what its table says. */
import { describe, expect, it } from 'vitest';
import { units } from '../../src/figures/units.js';
import { quantitiesOf, readTable } from './table.js';

const tables = ['numerals', 'units', 'qualifiers', 'ranges', 'chinese-numerals'];

describe.each(tables)('%s', (name) => {
  it.each(readTable(name))('$text', ({ text, expected }) => {
    expect(quantitiesOf(text)).toEqual([expected]);
  });
});

it.each(readTable('exclusions'))('$text is no quantity', ({ text }) => {
  expect(quantitiesOf(text)).toEqual([]);
});

it('every unit has its line', () => {
  const lines = readTable('units').map(({ text }) => text);
  expect([...units.keys()].filter((name) => !lines.includes(`共7${name}`))).toEqual([]);
});
