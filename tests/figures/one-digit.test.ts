/** The odds of one wrong digit, held against all gaps that there are. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { digitPlaceOf, oddsOf } from '../../src/figures/one-digit.js';
import { rational } from '../../src/figures/rational.js';

const placeOf = (gap: number, slack: number): bigint | null =>
  digitPlaceOf(rational(BigInt(gap)), rational(BigInt(slack)));

const upTo = (end: number): number[] => Array.from({ length: end }, (_, at) => at);

it('finds the digit wherever it stands and whatever rounding makes of it', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 1n, max: 9n }),
      fc.integer({ min: 0, max: 14 }),
      fc.bigInt({ min: 0n, max: 40n }),
      fc.bigInt({ min: -40n, max: 40n }),
      fc.bigInt({ min: 1n, max: 100n }),
      (digit, zeros, open, rest, denominator) => {
        const place = 10n ** BigInt(zeros);
        fc.pre(2n * open < place * denominator && -open <= rest && rest <= open);
        const gap = rational(digit * place * denominator + rest, denominator);
        expect(digitPlaceOf(gap, rational(open, denominator))).toBe(place);
      },
    ),
  );
});

it('finds none in a gap of two digits, and none where rounding may be half of it', () => {
  expect(placeOf(0, 0)).toBeNull();
  expect(placeOf(1030, 0)).toBeNull();
  expect(placeOf(1030, 29)).toBeNull();
  expect(placeOf(1030, 30)).toBe(1000n);
  expect(placeOf(30, 5)).toBeNull();
  expect(placeOf(30, 4)).toBe(10n);
});

it.each([2, 3, 4, 5])('of all gaps of %i digits, one in so many is a single digit', (digits) => {
  const found = upTo(10 ** digits).filter((gap) => placeOf(gap, 0) !== null).length;
  expect(oddsOf(10n ** BigInt(digits), BigInt(9 * digits), 1n)).toBe(BigInt(10 ** digits) / BigInt(found));
});

it.each([1, 2, 3, 4])('with rounding of %i they are no more than the odds say', (slack) => {
  const digits = 4;
  const found = upTo(10 ** digits).filter((gap) => placeOf(gap, slack) !== null).length;
  expect(found).toBeGreaterThan(9 * digits);
  expect(BigInt(10 ** digits) / BigInt(found)).toBeGreaterThanOrEqual(
    oddsOf(10n ** BigInt(digits), BigInt(9 * digits), BigInt(2 * slack + 1)),
  );
});

it.each([0, 1, 3, 12])(
  'of all that may stand behind the digit, rounding of %i leaves one in so many',
  (slack) => {
    // what follows a 5 that is wrong
    const found = upTo(1000).filter((rest) => placeOf(4500 + rest, slack) === 1000n).length;
    expect(oddsOf(1000n, 1n, BigInt(2 * slack + 1))).toBe(1000n / BigInt(found));
  },
);
