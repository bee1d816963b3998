/** What a sum that misses its total proves: it depends on how complete the list of parts is, by its words and by its numbers. */
import type { BreakdownFact, Term } from '../../schemas/fact.js';
import type { Localized } from '../../schemas/rejection.js';
import { compare, multiply, rational, type Rational } from '../figures/rational.js';
import { comparableUnless } from './caveat.js';
import { sumOfValues, valueOf } from './measure.js';
import { missesByOneDigit } from './one-digit.js';
import type { Recomputation } from './rule.js';

const openList: Localized = {
  zh: '分项未声明列全，合计不等不足以证明有误',
  en: 'the list of parts does not claim to be complete, so a different sum proves nothing',
};

export const completeness = (
  fact: BreakdownFact,
  terms: readonly Term[],
): Pick<Recomputation, 'comparable' | 'tentative'> => {
  const { closure, caveat, total } = fact;
  const [whole, sum] = [valueOf(total), sumOfValues(terms)];
  if (closure === 'supposed')
    return caveat === null && terms.length > 2 && missesByOneDigit(total, terms)
      ? { comparable: true }
      : { tentative: true, comparable: openList };
  if (caveat !== null) return { comparable: comparableUnless(caveat) };
  if (closure === 'claimed') return { comparable: true };
  if (closure !== 'open' && terms.length > 1 && proves(fact, terms, whole, sum)) return { comparable: true };
  // two of many parts, or parts of something larger, are no list that is worth a note, unless it has a name
  const unlike = fact.division === undefined && (terms.length < 3 || compare(sum, whole) > 0);
  return { comparable: openList, ...(unlike ? { tentative: true as const } : {}) };
};

const proves = (
  { closure, total }: BreakdownFact,
  terms: readonly Term[],
  whole: Rational,
  sum: Rational,
): boolean => {
  if (closure === 'presumed' && within(sum, whole, halves)) return true;
  if (closure === 'unsaid' && compare(sum, whole) > 0 && within(sum, whole, fifth)) return true;
  return missesByOneDigit(total, terms);
};

/** a division by one criterion that misses its total by more than half divides something else */
const halves = [rational(1n, 2n), rational(3n, 2n)] as const;
/** parts that exceed the whole by more than a fifth overlap, or belong to another whole */
const fifth = [rational(1n), rational(6n, 5n)] as const;

const within = (sum: Rational, whole: Rational, [least, most]: readonly [Rational, Rational]): boolean =>
  compare(sum, multiply(whole, least)) >= 0 && compare(sum, multiply(whole, most)) <= 0;
