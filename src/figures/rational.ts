/** Exact fractions over BigInt. Denominators are kept positive; nothing is reduced, comparisons cross-multiply. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

export const rational = (n: bigint, d = 1n): Rational => (d < 0n ? { n: -n, d: -d } : { n, d });
export const zero = rational(0n);
export const hundred = rational(100n);

// a power is a call of its own, and nearly every one that is asked for is small
const powers = Array.from({ length: 32 }, (_, exponent) => 10n ** BigInt(exponent));
const tenTo = (exponent: number): bigint => powers[exponent] ?? 10n ** BigInt(exponent);

const decimalPattern = /^-?\d+(?:\.\d+)?$/u; // '-7348.59'

/** '7348.59' → 734859/100. Throws RangeError for anything but a plain decimal. */
export const fromDecimal = (text: string): Rational => {
  if (!decimalPattern.test(text)) throw new RangeError(`expected a plain decimal, got \`${text}\``);
  const point = text.indexOf('.');
  if (point < 0) return { n: BigInt(text), d: 1n };
  return {
    n: BigInt(text.slice(0, point) + text.slice(point + 1)),
    d: tenTo(text.length - point - 1),
  };
};

export const add = (a: Rational, b: Rational): Rational =>
  a.d === b.d ? { n: a.n + b.n, d: a.d } : { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
export const negate = (a: Rational): Rational => ({ n: -a.n, d: a.d });
export const subtract = (a: Rational, b: Rational): Rational =>
  a.d === b.d ? { n: a.n - b.n, d: a.d } : { n: a.n * b.d - b.n * a.d, d: a.d * b.d };
export const multiply = (a: Rational, b: Rational): Rational => ({ n: a.n * b.n, d: a.d * b.d });
/** Throws RangeError when b is zero. */
export const divide = (a: Rational, b: Rational): Rational => {
  if (b.n === 0n) throw new RangeError('expected a divisor other than zero');
  return rational(a.n * b.d, a.d * b.n);
};
const order = (left: bigint, right: bigint): -1 | 0 | 1 => (left < right ? -1 : left > right ? 1 : 0);
export const compare = (a: Rational, b: Rational): -1 | 0 | 1 =>
  a.d === b.d ? order(a.n, b.n) : order(a.n * b.d, b.n * a.d);
export const isZero = (a: Rational): boolean => a.n === 0n;
export const absolute = (a: Rational): Rational => (a.n < 0n ? negate(a) : a);
export const least = (...all: [Rational, ...Rational[]]): Rational =>
  all.reduce((a, b) => (compare(b, a) < 0 ? b : a));
export const greatest = (...all: [Rational, ...Rational[]]): Rational =>
  all.reduce((a, b) => (compare(b, a) > 0 ? b : a));

/** 10^exponent, also for negative exponents. */
export const powerOfTen = (exponent: number): Rational =>
  exponent >= 0 ? rational(tenTo(exponent)) : rational(1n, tenTo(-exponent));

/** Rounded half away from zero to `decimals` places, as printed in reports. */
export const toFixedDecimal = (a: Rational, decimals: number): string => {
  const { n, d } = absolute(a);
  const units = (2n * n * tenTo(decimals) + d) / (2n * d);
  const digits = units.toString().padStart(decimals + 1, '0');
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return a.n < 0n && units !== 0n ? `-${text}` : text;
};

/** The shortest exact decimal; where there is none, rounded to `most` places. */
export const toDecimal = (a: Rational, most = 12): string => {
  // zeros would be written first and taken off again
  if (a.d === 1n) return a.n.toString();
  const text = toFixedDecimal(a, most);
  return text.includes('.') ? text.replace(/\.?0+$/u, '') : text;
};
