/** Laws of exact arithmetic, held against BigInt alone. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fold } from '../../src/figures/fold.js';
import { divide, meets, point, subtract, type Interval } from '../../src/figures/interval.js';
import * as exact from '../../src/figures/rational.js';
import { rootOf } from '../../src/figures/root.js';
import { quantitiesOf } from './table.js';

const integer = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });
const denominator = fc.bigInt({ min: 1n, max: 10n ** 6n });
const fraction = fc.tuple(integer, denominator).map(([n, d]) => exact.rational(n, d));
const same = (a: exact.Rational, b: exact.Rational): boolean => a.n * b.d === b.n * a.d;

/** An interval and a point within it. */
const within = fc
  .tuple(fraction, fraction, fc.integer({ min: 0, max: 100 }))
  .map(([a, b, percent]): { interval: Interval; inside: exact.Rational } => {
    const low = exact.least(a, b);
    const high = exact.greatest(a, b);
    const step = exact.multiply(exact.subtract(high, low), exact.rational(BigInt(percent), 100n));
    return { interval: { low, high }, inside: exact.add(low, step) };
  });

it('what is added can be taken away, what is multiplied can be divided', () => {
  fc.assert(
    fc.property(fraction, fraction, (a, b) => {
      expect(same(exact.subtract(exact.add(a, b), b), a)).toBe(true);
      if (b.n !== 0n) expect(same(exact.divide(exact.multiply(a, b), b), a)).toBe(true);
    }),
  );
});

it('a root lies between two fractions that its power tells apart', () => {
  const positive = fc
    .tuple(fc.bigInt({ min: 0n, max: 10n ** 9n }), denominator)
    .map(([n, d]) => exact.rational(n, d));
  const power = (base: exact.Rational, degree: bigint): exact.Rational =>
    exact.rational(base.n ** degree, base.d ** degree);
  fc.assert(
    fc.property(positive, fc.bigInt({ min: 2n, max: 30n }), (value, degree) => {
      const { low, high } = rootOf(value, degree);
      expect(exact.compare(power(low!, degree), value)).not.toBe(1);
      expect(exact.compare(power(high!, degree), value)).not.toBe(-1);
      expect(exact.compare(exact.subtract(high!, low!), exact.powerOfTen(-12))).not.toBe(1);
    }),
  );
  expect(rootOf(exact.rational(32n), 5n)).toEqual({
    low: exact.rational(2n * 10n ** 12n, 10n ** 12n),
    high: exact.rational(2n * 10n ** 12n, 10n ** 12n),
  });
  expect(() => rootOf(exact.rational(-1n), 2n)).toThrow(RangeError);
});

it('multiplication distributes over addition', () => {
  fc.assert(
    fc.property(fraction, fraction, fraction, (a, b, c) => {
      const apart = exact.add(exact.multiply(a, c), exact.multiply(b, c));
      expect(same(exact.multiply(exact.add(a, b), c), apart)).toBe(true);
    }),
  );
});

it('a difference and a quotient of intervals hold every result of their points', () => {
  fc.assert(
    fc.property(within, within, (a, b) => {
      const difference = subtract(a.interval, b.interval);
      expect(meets(difference, point(exact.subtract(a.inside, b.inside)))).toBe(true);
      const quotient = divide(a.interval, b.interval);
      if (quotient) expect(meets(quotient, point(exact.divide(a.inside, b.inside)))).toBe(true);
    }),
  );
});

it('a printed decimal is the nearest one, half away from zero', () => {
  fc.assert(
    fc.property(integer, denominator, fc.integer({ min: 0, max: 6 }), (n, d, decimals) => {
      const printed = exact.toFixedDecimal(exact.rational(n, d), decimals);
      const units = BigInt(printed.replace('.', ''));
      const error = 2n * (n * 10n ** BigInt(decimals) - units * d);
      expect(n < 0n ? error > -d && error <= d : error >= -d && error < d).toBe(true);
      expect(printed.split('.')[1]?.length ?? 0).toBe(decimals);
    }),
  );
});

it('folding keeps every offset', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(fold(text).length).toBe(text.length);
    }),
  );
});

const fullWidth = (text: string): string =>
  text.replace(/[\d.]/gu, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));

it('separators, full width and inner space do not change a number', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999_999 }), fc.integer({ min: 0, max: 99 }), (whole, cents) => {
      const decimals = `.${String(cents).padStart(2, '0')}`;
      const grouped = String(whole).replace(/\B(?=(?:\d{3})+$)/gu, ',');
      const plain = `支出${String(whole)}${decimals}万元`;
      const others = [`支出${grouped}${decimals}万元`, fullWidth(plain), plain.replace('万元', ' 万元')];
      for (const other of others) expect(quantitiesOf(other)).toEqual(quantitiesOf(plain));
    }),
  );
});
