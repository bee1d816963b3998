/** The plain forms of shapes that several wordings give. */
import type { BalanceFact, BreakdownFact, Closure, Mention, Term } from '../../schemas/fact.js';

/** All parts add up to the total. */
export const sumOf = (
  wording: string,
  total: Mention,
  parts: readonly Mention[],
  closure: Closure,
): BreakdownFact => ({
  shape: 'breakdown',
  wording,
  caveat: total.caveat,
  total,
  readings: [parts.map((mention) => ({ mention, sign: 1 }))],
  closure,
});

/** The terms, with their signs, come to the result. */
export const balanceOf = (wording: string, result: Mention, terms: Term[]): BalanceFact => ({
  shape: 'balance',
  wording,
  caveat: result.caveat,
  result,
  terms,
  others: [],
});

/** `more` − `less`. */
export const lessThan = (more: Mention, less: Mention): Term[] => [
  { mention: more, sign: 1 },
  { mention: less, sign: -1 },
];
