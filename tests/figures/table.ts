/** Rows of fixtures/figures/*.tsv: a spelling and the quantities that it states. */
import { readFileSync } from 'node:fs';
import { fold } from '../../src/figures/fold.js';
import { readSpans } from '../../src/figures/span.js';

export const readTable = (name: string): { text: string; expected: string[] }[] =>
  readFileSync(`fixtures/figures/${name}.tsv`, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((row) => {
      const [text = '', ...expected] = row.split('\t');
      return { text, expected };
    });

/** value, base unit, kind, low and high of each quantity; `open` where an end is unbounded. */
export const quantitiesOf = (text: string): string[][] =>
  readSpans(fold(text)).map(({ quantity: { value, base, kind, low, high } }) => [
    value,
    base === '' ? '—' : base,
    kind,
    low ?? 'open',
    high ?? 'open',
  ]);
