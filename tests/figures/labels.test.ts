/** What a number measures, in the report's own words: a line for each wording. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { examine } from '../pages/passage.js';
import { readTable } from './table.js';

const file = (name: string): string => `fixtures/figures/${name}`;

it.each(readTable('labels'))('$text', async ({ text, expected }) => {
  const { figures } = await examine(text);
  expect(figures.mentions.map(({ figure }) => figure.label ?? '')).toEqual(expected);
});

it('a table may name the unit of each row in a column of its own', async () => {
  const { figures } = await examine(readFileSync(file('row-units.txt'), 'utf8'));
  const rows = figures.mentions.map(({ figure: { label, text, value, base } }) =>
    [label, text, value, base].join('\t'),
  );
  await expect(`${rows.join('\n')}\n`).toMatchFileSnapshot(`../../${file('row-units.tsv')}`);
});
