/** What makes a sum of a table believed, and which of its readings. */
import { describe, expect, it } from 'vitest';
import type { Mention } from '../../schemas/fact.js';
import { oddsOfMeeting, oddsOfMisprint } from '../../src/facts/tables/misprint.js';
import { likeliest, sumOf, type Group } from '../../src/facts/tables/proof.js';
import { readFigures } from '../../src/figures/index.js';
import { outline } from '../../src/outline/index.js';
import { paragraphs, reading } from '../outline/blocks.js';

/** The amounts of one column, in 万元. */
const amounts = (...texts: string[]): Mention[] => {
  const source = ['单位：万元', '|项目|决算数|', ...texts.map((text) => `|教育|${text}|`)].join('\n');
  return readFigures(outline(reading(paragraphs(source)))).mentions;
};

const terms = (parts: Mention[]) => parts.map((mention) => ({ mention, sign: 1 as const }));

const group = (...lists: string[][]): Group => ({
  said: true,
  open: false,
  coded: false,
  known: false,
  sums: lists.flatMap((texts) => {
    const [total, ...parts] = amounts(...texts);
    return sumOf(total, terms(parts), []) ?? [];
  }),
});

describe('the likeliest of several readings', () => {
  it('is the first where two hold alike', () => {
    const [above, below] = [group(['8.00', '5.00', '3.00']), group(['8.00', '6.00', '2.00'])];
    expect(likeliest([above, below])).toBe(above);
    expect(likeliest([below, above])).toBe(below);
  });

  it('is the one that holds in more columns', () => {
    const [once, twice] = [
      group(['8.00', '5.00', '3.00'], ['9.00', '5.00', '3.00']),
      group(['8.00', '5.00', '3.00'], ['9.00', '6.00', '3.00']),
    ];
    expect(likeliest([once, twice])).toBe(twice);
  });

  it('is rather one that adds something up than one that repeats a number', () => {
    const [repeats, adds] = [
      group(['8.00', '8.00'], ['9.00', '9.00']),
      group(['8.00', '5.00', '3.00'], ['9.50', '5.00', '3.00']),
    ];
    expect(likeliest([repeats, adds])).toBe(adds);
  });

  it('is the one that misses by one digit where none holds', () => {
    const [far, near] = [
      group(['86301616', '72636542', '1176060']),
      group(['86301616', '72636542', '13665078']),
    ];
    expect(likeliest([far, near])).toBe(near);
  });

  it('is none where there is nothing to read', () => {
    expect(likeliest([])).toBeNull();
  });
});

describe('the odds of a misprint', () => {
  const odds = (total: string, parts: string[], others: string[] = []): bigint => {
    const [whole, ...rest] = amounts(total, ...parts, ...others);
    if (!whole) throw new Error('no total');
    return oddsOfMisprint(whole, terms(rest.slice(0, parts.length)), [whole, ...rest]);
  };

  it('are high where one digit of many is wrong', () => {
    expect(odds('116582159', ['72636542', '43950617'])).toBeGreaterThan(100_000n);
  });

  it('are none where more than one digit is', () => {
    expect(odds('86301616', ['72636542', '13665199'])).toBe(0n);
  });

  it('are none where another number of the column is what is missing', () => {
    expect(odds('16000.00', ['12345.00', '3355.00'])).toBeGreaterThan(0n);
    expect(odds('16000.00', ['12345.00', '3355.00'], ['300.00'])).toBe(0n);
  });

  it('are low where all numbers are round, or few digits are printed', () => {
    expect(odds('12000', ['8000', '3000'])).toBeLessThan(100n);
    expect(odds('57', ['41', '17'])).toBeLessThan(100n);
  });

  it('are lower the more the rounding of the parts leaves open', () => {
    expect(odds('171.07', ['121.21', '53.88'])).toBeLessThan(odds('171.07', ['121.21', '53.86']));
  });
});

it('numbers that add up by chance do so the less often, the more digits they have', () => {
  const odds = (...texts: string[]): bigint => {
    const [total, ...parts] = amounts(...texts);
    if (!total) throw new Error('no total');
    return oddsOfMeeting(total, terms(parts));
  };
  expect(odds('48.37', '5.44', '42.93')).toBe(10_000n);
  expect(odds('4837', '544', '4293')).toBe(10_000n);
  expect(odds('48.38', '5.44', '42.93')).toBe(3_333n);
  expect(odds('5', '3', '2')).toBe(10n);
});
