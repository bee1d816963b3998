/** The slips that people make when they type a report, each made in one place of a report that adds up. */
import {
  divide as over,
  fromDecimal,
  hundred,
  multiply,
  toFixedDecimal,
} from '../../src/figures/rational.js';
import {
  broken,
  evaluate,
  figuresOf,
  intervalOf,
  readingOf,
  scaled,
  valueOf,
  type Claim,
  type Claims,
  type Printed,
} from './claims.js';

export interface Mutant {
  operator: string;
  /** what the changed figure is in the claims that it breaks */
  role: 'stated' | 'operand';
  source: string;
  /** a finding must name one of these */
  names: string[];
  was: string;
}

export type Pick = (below: number) => number;
type Operator = (of: Claims, pick: Pick) => Mutant[];

const replaced = (source: string, at: number, length: number, text: string): string =>
  source.slice(0, at) + text + source.slice(at + length);

/** The mutant in which this figure reads otherwise, if that breaks a claim. */
const mutant = (operator: string, of: Claims, figure: Printed, text: string): Mutant[] => {
  if (text === figure.text) return [];
  const read = readingOf(of, { text: figure.text, interval: intervalOf(text, figure.exact) });
  return made(operator, broken(of, read), figure, replaced(of.source, figure.at, figure.text.length, text), [
    text,
  ]);
};

const made = (
  operator: string,
  claims: Claim[],
  figure: Printed,
  source: string,
  names: string[],
): Mutant[] => {
  if (claims.length === 0) return [];
  const role = claims.some(({ stated }) => stated === figure.text) ? 'stated' : 'operand';
  return [{ operator, role, source, names, was: figure.text }];
};

const figures = ({ sole, claims }: Claims): Printed[] =>
  [...sole.values()].filter(({ text }) =>
    claims.some(({ stated, operands }) => stated === text || operands.includes(text)),
  );

const lineAround = ({ source }: Claims, at: number): Printed[] => {
  const start = source.lastIndexOf('\n', at) + 1;
  const end = source.indexOf('\n', at);
  return figuresOf(source.slice(start, end < 0 ? undefined : end)).map((f) => ({ ...f, at: f.at + start }));
};

const digit: Operator = (of, pick) =>
  figures(of).flatMap((figure) => {
    const places = [...figure.text].flatMap((char, index) => (/\d/u.test(char) ? [index] : []));
    const index = places[pick(places.length)] ?? 0;
    const old = BigInt(figure.text.charAt(index));
    const other = (old + 1n + BigInt(pick(8))) % 10n || (old === 1n ? 2n : 1n);
    return mutant('digit', of, figure, replaced(figure.text, index, 1, other.toString()));
  });

const transposition: Operator = (of, pick) =>
  figures(of).flatMap((figure) => {
    const pairs = [...figure.text].flatMap((char, index) => {
      const next = figure.text.charAt(index + 1);
      return /\d\d/u.test(char + next) && char !== next && !(index === 0 && next === '0') ? [index] : [];
    });
    const at = pairs[pick(Math.max(1, pairs.length))];
    if (at === undefined) return [];
    const swapped = figure.text.charAt(at + 1) + figure.text.charAt(at);
    return mutant('transposition', of, figure, replaced(figure.text, at, 2, swapped));
  });

const units: Record<string, bigint> = { 万元: 10_000n, 亿元: 100_000_000n };

const unit: Operator = (of) =>
  figures(of).flatMap((figure) => {
    const down = units[figure.unit];
    if (down === undefined) return [];
    const read = readingOf(of, {
      text: figure.text,
      interval: scaled(intervalOf(figure.text, false), down),
    });
    const source = replaced(of.source, figure.at + figure.text.length, figure.unit.length, '元');
    return made('unit', broken(of, read), figure, source, [figure.text]);
  });

const neighbour: Operator = (of, pick) =>
  figures(of).flatMap((figure) => {
    const others = lineAround(of, figure.at).filter((f) => f.unit === figure.unit && f.at !== figure.at);
    const other = others[pick(Math.max(1, others.length))];
    return other ? mutant('copied neighbour', of, figure, other.text) : [];
  });

/** Claims of the form total = part + part. */
const sums = ({ claims }: Claims): Claim[] =>
  claims.filter(({ expression }) => /^[\d.,+ ]+$/u.test(expression));

const staleTotal: Operator = (of, pick) =>
  sums(of).flatMap(({ stated, operands }) => {
    const parts = operands.flatMap((text) => of.sole.get(text) ?? []);
    const part = parts[pick(Math.max(1, parts.length))];
    const total = of.sole.get(stated);
    if (!part || !total) return [];
    const digits = part.text.replaceAll(',', '');
    const raised = toFixedDecimal(
      multiply(fromDecimal(digits), { n: 11n, d: 10n }),
      digits.split('.')[1]?.length ?? 0,
    );
    return mutant('stale total', of, part, raised).map((each) => ({
      ...each,
      role: 'stated',
      names: [stated],
    }));
  });

const subtotal: Operator = (of, pick) =>
  sums(of).flatMap(({ stated, operands }) => {
    const parts = operands.flatMap((text) => of.sole.get(text) ?? []);
    const part = parts[pick(Math.max(1, parts.length))];
    return part ? mutant('subtotal as item', of, part, stated) : [];
  });

const wrongBase: Operator = (of) =>
  of.claims.flatMap(({ stated, expression }) => {
    // 100 * 73,820 / (1,286,450 - 73,820): the rise over this year instead of last year
    const [, part, whole] = /^100 \* ([\d.,]+) \/ \(([\d.,]+) [-+] \1\)$/u.exec(expression) ?? [];
    const rate = of.sole.get(stated);
    if (part === undefined || whole === undefined || !rate) return [];
    const [above, below] = [valueOf(part).low, valueOf(whole).low];
    if (!above || !below) return [];
    const text = toFixedDecimal(over(multiply(hundred, above), below), stated.split('.')[1]?.length ?? 0);
    return mutant('wrong base', of, rate, text);
  });

const opposite: Record<string, string> = { 增长: '下降', 下降: '增长', 增加: '减少', 减少: '增加' };

const comparator: Operator = (of) =>
  of.claims.flatMap((claim) => {
    const rate = of.sole.get(claim.stated);
    const [, part, sign] = /^100 \* ([\d.,]+) \/ \([\d.,]+ ([-+]) \1\)$/u.exec(claim.expression) ?? [];
    const word = rate && opposite[of.source.slice(rate.at - 2, rate.at)];
    if (!word || part === undefined || sign === undefined) return [];
    const turned = claim.expression.replace(` ${sign} ${part})`, ` ${sign === '-' ? '+' : '-'} ${part})`);
    if (!evaluate(turned, readingOf(of))) return [];
    const claims = broken(of, readingOf(of), [{ ...claim, expression: turned }]);
    return made('comparator', claims, rate, replaced(of.source, rate.at - 2, 2, word), [rate.text]);
  });

const count: Operator = (of, pick) =>
  figures(of)
    .filter(({ exact, text }) => exact && text !== '1')
    .flatMap((figure) => {
      const value = BigInt(figure.text.replaceAll(',', ''));
      return mutant('count ± 1', of, figure, (pick(2) === 0 ? value + 1n : value - 1n).toString());
    });

/** The report's year is in its title; a day by which its figures are told lies in it. */
const year: Operator = ({ source }) => {
  const [, own] = /^# .*?(20\d\d)年/mu.exec(source) ?? [];
  if (own === undefined) return [];
  const before = (BigInt(own) - 1n).toString();
  return [...source.matchAll(new RegExp(`截至${own}年(?=底|末|12月31日)`, 'gu'))].map(({ index }) => ({
    operator: 'year',
    role: 'stated',
    source: replaced(source, index + 2, 4, before),
    names: [before],
    was: own,
  }));
};

export const operators: Operator[] = [
  digit,
  transposition,
  unit,
  neighbour,
  staleTotal,
  subtotal,
  wrongBase,
  comparator,
  count,
  year,
];

/** Numbers below n, the same for the same seed. */
export const picker = (seed: number): Pick => {
  let state = BigInt(seed) + 1n;
  return (below) => {
    state = (state * 6364136223846793005n + 1442695040888963407n) % 2n ** 64n;
    return Number((state >> 33n) % BigInt(below));
  };
};
