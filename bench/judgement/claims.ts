/**
 * What a report says of its own figures, and what of it a changed figure would break: by interval arithmetic over the
 * relations that case.json declares, whatever the audit finds.
 */
import type { CaseFolder } from '../../fixtures/make/case.js';
import { add, divide, meets, point, scale, subtract, type Interval } from '../../src/figures/interval.js';
import {
  add as plus,
  fromDecimal,
  powerOfTen,
  rational,
  subtract as minus,
} from '../../src/figures/rational.js';

export interface Printed {
  /** as printed: 1,286,450 */
  text: string;
  at: number;
  /** what follows it: 万元 */
  unit: string;
  /** a count, which nobody rounds */
  exact: boolean;
}

export interface Claim {
  stated: string;
  /** 100 * 73,820 / (1,286,450 - 73,820) */
  expression: string;
  operands: string[];
}

export interface Claims {
  name: string;
  source: string;
  claims: Claim[];
  /** every figure, where it is printed first */
  printed: Map<string, Printed>;
  /** figures that are printed once, so that nobody can mistake which of them changed */
  sole: Map<string, Printed>;
}

const number = /\d[\d,]*(?:\.\d+)?/gu;
// 73,820万元 · 4.8% · 12.6万亩 · 2.86 | of a table, whose unit stands in its header
const measured =
  /^(?:万元|亿元|元|%|个百分点|分|[万亿][^\d\s，。、；|]|平方米|公里|公顷|亩|吨|立方米|(?= \|))/u;

export const figuresOf = (text: string): Printed[] =>
  [...text.matchAll(number)].map((match) => {
    const after = text.slice(match.index + match[0].length);
    const unit = measured.exec(after)?.[0] ?? after.slice(0, 1);
    return {
      text: match[0],
      at: match.index,
      unit,
      exact: !match[0].includes('.') && !measured.test(after),
    };
  });

export const claimsOf = ({ name, about, source }: CaseFolder): Claims => {
  const figures = figuresOf(source);
  const printed = new Map(figures.toReversed().map((figure) => [figure.text, figure]));
  const again = new Set(
    figures.filter((figure) => printed.get(figure.text) !== figure).map(({ text }) => text),
  );
  const claims = about.relations.flatMap((relation): Claim[] => {
    // 960 = 412 + 548; the slip of a report (≠) breaks by itself, and a list of names has no figures
    const [, stated, expression] = /^([\d.,]+) [=≈] (?!count)(.+)$/u.exec(relation) ?? [];
    if (stated === undefined || expression === undefined) return [];
    return [{ stated, expression, operands: expression.match(number) ?? [] }];
  });
  const sole = new Map([...printed].filter(([text]) => !again.has(text)));
  return { name, source, claims, printed, sole };
};

export const valueOf = (text: string): Interval => point(fromDecimal(text.replaceAll(',', '')));

/** What the printed digits stand for. */
export const intervalOf = (text: string, exact: boolean): Interval => {
  const digits = text.replaceAll(',', '');
  const value = fromDecimal(digits);
  if (exact) return point(value);
  const half = powerOfTen(-(digits.split('.')[1]?.length ?? 0));
  const room = { n: half.n, d: half.d * 2n };
  return { low: minus(value, room), high: plus(value, room) };
};

type Reading = (text: string) => Interval;

/** The claims that do not hold any more when the figures are read so. */
export const broken = (of: Claims, read: Reading, claims = of.claims): Claim[] =>
  claims.filter(({ stated, expression }) => {
    const computed = evaluate(expression, read);
    return computed !== null && !meets(computed, read(stated));
  });

/** As printed, but for one figure. */
export const readingOf =
  (of: Claims, changed?: { text: string; interval: Interval }): Reading =>
  (text) => {
    if (changed?.text === text) return changed.interval;
    const known = of.printed.get(text);
    return known ? intervalOf(text, known.exact) : valueOf(text);
  };

/** * and / before + and -, from left to right, brackets first; null when it cannot be said. */
export const evaluate = (expression: string, read: Reading): Interval | null => {
  const tokens = expression.match(/[\d.,]+|[-+*/()]/gu) ?? [];
  return sum(tokens, read);
};

const sum = (tokens: string[], read: Reading): Interval | null => {
  let result = product(tokens, read);
  while (tokens[0] === '+' || tokens[0] === '-') {
    const sign = tokens.shift();
    const next = product(tokens, read);
    if (!result || !next) return null;
    result = sign === '+' ? add(result, next) : subtract(result, next);
  }
  return result;
};

const product = (tokens: string[], read: Reading): Interval | null => {
  let result = atom(tokens, read);
  while (tokens[0] === '*' || tokens[0] === '/') {
    const sign = tokens.shift();
    const next = atom(tokens, read);
    if (!result || !next) return null;
    result = sign === '/' ? divide(result, next) : times(result, next);
  }
  return result;
};

/** One of the two is a constant: 100 of a percentage. */
const times = (a: Interval, b: Interval): Interval | null => {
  if (a.low && a.low === a.high) return scale(b, a.low);
  return b.low && b.low === b.high ? scale(a, b.low) : null;
};

const atom = (tokens: string[], read: Reading): Interval | null => {
  const token = tokens.shift() ?? '';
  if (token !== '(') return constants.includes(token) ? valueOf(token) : read(token);
  const result = sum(tokens, read);
  tokens.shift();
  return result;
};

/** What stands in a formula without being printed: 100 of a percentage, 10000 of 万. */
const constants = ['100', '10000'];

export const scaled = (interval: Interval, down: bigint): Interval => scale(interval, rational(1n, down));
