/** The same report, written otherwise, is judged as before; and what counts as a slip is a matter of arithmetic. */
import { describe, expect, it } from 'vitest';
import { broken, claimsOf, intervalOf, readingOf } from '../../bench/judgement/claims.js';
import { operators, picker } from '../../bench/judgement/operators.js';
import { breaksOf, rewritings } from '../../bench/judgement/stability.js';
import { readCases } from '../../fixtures/make/case.js';

const cases = readCases();

it.each(cases)('$name is judged alike in other units, orders, digits and formats', async (each) => {
  const { tried, breaks } = await breaksOf(each);
  expect(tried.length).toBeGreaterThanOrEqual(3);
  expect(breaks).toEqual([]);
});

it.each(rewritings)('some report can be written with $name', ({ rewrite }) => {
  expect(cases.map(({ source }) => rewrite(source)).filter((source) => source !== null)).not.toEqual([]);
});

describe('a figure that reads otherwise', () => {
  const [some] = cases;
  const about = { ...some!.about, relations: ['99.99 = 1 + 98.99', '26 = 19 + 7'] };
  const source = '共99.99万元，其中甲1万元、乙98.99万元；共26个，其中甲19个、乙7个。';
  const claims = claimsOf({ ...some!, about, source });
  const brokenBy = (text: string, now: string): string[] => {
    const interval = intervalOf(now, claims.sole.get(text)!.exact);
    return broken(claims, readingOf(claims, { text, interval })).map(({ stated }) => stated);
  };

  it('breaks the claims that it stands in, by more than their digits leave open', () => {
    expect(brokenBy('98.99', '98.98')).toEqual([]);
    expect(brokenBy('98.99', '97.99')).toEqual(['99.99']);
    expect(brokenBy('99.99', '89.99')).toEqual(['99.99']);
  });

  it('leaves nothing open when it is a count', () => {
    expect(brokenBy('7', '8')).toEqual(['26']);
  });
});

it('the same seed makes the same slips, and every operator finds some to make', () => {
  const slips = (seed: number): string[] =>
    cases.flatMap((each) => {
      const pick = picker(seed);
      return operators.flatMap((operator) =>
        operator(claimsOf(each), pick).map(
          ({ operator: name, was, names }) => `${name} ${was} ${names.join()}`,
        ),
      );
    });
  expect(slips(1)).toEqual(slips(1));
  expect(slips(1)).not.toEqual(slips(2));
  for (const operator of operators)
    expect(cases.flatMap((each) => operator(claimsOf(each), picker(1)))).not.toEqual([]);
});
