/** From a recomputation to the check that the record keeps. */
import type { Mention } from '../../schemas/fact.js';
import type { Check, Severity, Verdict } from '../../schemas/record.js';
import type { Localized } from '../../schemas/rejection.js';
import {
  absolute,
  divide,
  fromDecimal,
  subtract,
  toDecimal,
  toFixedDecimal,
  type Rational,
} from '../figures/rational.js';
import { causeOf } from './causes/index.js';
import { factorOf } from './measure.js';
import type { Observation, Operand, Recomputation, Rule } from './rule.js';
import { judge, type Judgement } from './verdict.js';

const rank: readonly Verdict[] = [
  'consistent',
  'consistent-by-rounding',
  'last-digit',
  'not-comparable',
  'contradiction',
];

const severities: Record<Verdict, Severity> = {
  consistent: 'none',
  'consistent-by-rounding': 'rounding',
  'last-digit': 'rounding',
  contradiction: 'contradiction',
  'not-comparable': 'note',
};

interface Judged extends Judgement {
  way: Recomputation;
}

/** Of several readings one that holds is the one that was meant; if none does, the likeliest is reported. */
const best = (ways: Recomputation[]): Judged | null => {
  const judged = ways.map((way) => ({ way, ...judge(way) }));
  const holding = judged.find(holds) ?? judged.find(({ verdict }) => verdict === 'last-digit');
  return holding ?? judged[0] ?? null;
};

const holds = ({ verdict }: Judged): boolean => rank.indexOf(verdict) < 2;

export type Draft = Omit<Check, 'id' | 'fingerprint'>;

/** A check with the reading that it rests on. */
export interface Outcome {
  draft: Draft;
  /** null for a claim in words */
  way: Recomputation | null;
}

export const checkOf = (rule: Rule, ways: Recomputation[]): Outcome | null => {
  const judged = best(ways);
  if (!judged || (judged.way.tentative && !holds(judged)) || (judged.way.reticent && holds(judged)))
    return null;
  const { way, verdict, computed, point, gap } = judged;
  const { figure } = way.stated;
  const inUnit = (value: Rational | null | undefined): string | null =>
    value ? toDecimal(divide(value, factorOf(figure))) : null;
  const expected = point ? [toFixedDecimal(divide(point, factorOf(figure)), figure.decimals)] : [];
  const draft = {
    rule: rule.id,
    verdict,
    severity: severities[verdict],
    stated: { figure: figure.id, text: figure.text, place: placeOf(way.stated) },
    operands: operandsOf(way.operands),
    formula: way.formula,
    expected,
    low: inUnit(computed?.low),
    high: inUnit(computed?.high),
    gap: inUnit(gap),
    unit: figure.unit,
    cause: verdict === 'contradiction' || verdict === 'last-digit' ? causeOf(way, judged) : null,
    reason: reasonOf(
      rule,
      judged,
      expected[0] ?? null,
      gap === null ? null : differenceOf(way.stated, expected[0] ?? null),
    ),
  };
  return { draft, way };
};

/** A claim in words against the figures it speaks of. */
export const checkOfWords = (
  rule: Rule,
  { stated, operands, formula, expected, verdict }: Observation,
): Draft => ({
  rule: rule.id,
  verdict,
  severity: severities[verdict],
  stated: { figure: null, ...stated },
  operands: operandsOf(operands),
  formula,
  expected,
  low: null,
  high: null,
  gap: null,
  unit: '',
  cause: null,
  reason: {
    zh: [
      `${rule.claim.zh}：所述“${stated.text}”`,
      expected.length > 0 ? `应为“${expected.join('、')}”` : '',
      formula,
    ]
      .filter((part) => part !== '')
      .join('；'),
    en: [
      `${rule.claim.en}. Stated “${stated.text}”`,
      expected.length > 0 ? `expected “${expected.join(', ')}”` : '',
      formula,
    ]
      .filter((part) => part !== '')
      .join('; '),
  },
});

const operandsOf = (operands: Operand[]): Check['operands'] =>
  operands.map(({ role, mention, text }) => ({
    figure: mention?.figure.id ?? null,
    text,
    role,
    place: mention && placeOf(mention),
  }));

const placeOf = (mention: Mention): Check['stated']['place'] => mention.figure.places[0] ?? null;

/** Stated less recomputed, in the decimals of the claim. */
const differenceOf = ({ figure }: Mention, expected: string | null): string | null =>
  expected === null
    ? null
    : toFixedDecimal(
        absolute(
          subtract(fromDecimal(figure.digits.replace('-', '')), fromDecimal(expected.replace('-', ''))),
        ),
        figure.decimals,
      );

const outcome: Record<Verdict, Localized> = {
  consistent: { zh: '一致', en: 'holds' },
  'consistent-by-rounding': { zh: '在四舍五入范围内一致', en: 'holds within rounding' },
  'last-digit': { zh: '末位差 1', en: 'off by one in the last digit' },
  contradiction: { zh: '不符', en: 'does not hold' },
  'not-comparable': { zh: '不可比', en: 'not comparable' },
};

const reasonOf = (
  rule: Rule,
  { way, verdict }: Judged,
  expected: string | null,
  gap: string | null,
): Localized => {
  const { figure } = way.stated;
  const label = figure.label ?? '';
  const stated = figure.text.replace(/\s+/gu, ' ');
  const recomputed = expected === null ? null : `${way.formula} = ${expected}${figure.unit}`;
  const why = way.comparable === true || verdict !== 'not-comparable' ? null : way.comparable;
  return {
    zh: [
      `${rule.claim.zh}${outcome[verdict].zh}：${label}所述 ${stated}`,
      recomputed ?? `${way.formula}：按所印数字无从得出`,
      gap === null ? null : `相差 ${gap}${figure.unit}`,
      why?.zh,
    ]
      .filter((part) => part !== null && part !== undefined)
      .join('；'),
    en: [
      `${rule.claim.en}: ${outcome[verdict].en}. Stated ${stated}`,
      recomputed === null ? `no value follows from ${way.formula}` : `recomputed ${recomputed}`,
      gap === null ? null : `off by ${gap}${figure.unit}`,
      why?.en,
    ]
      .filter((part) => part !== null && part !== undefined)
      .join('; '),
  };
};
