/** 甲占 a%，乙占 b%，丙占 c%, of one amount and a hundred percent together: that amount is their sum. */
import type { BreakdownFact, RatioFact } from '../../schemas/fact.js';
import { intervalOf } from '../figures/allowed.js';
import { add, meets, point, type Interval } from '../figures/interval.js';
import { hundred, zero } from '../figures/rational.js';
import type { Parser } from './parser.js';
import { share } from './share.js';

export const shareParts: Parser = {
  id: 'share-parts',
  parse: (context) => {
    const facts: BreakdownFact[] = [];
    let run: RatioFact[] = [];
    for (const fact of share.parse(context)) {
      if (fact.shape !== 'ratio' || fact.kind !== 'share') continue;
      if (!continues(run.at(-1), fact)) run = [];
      run.push(fact);
      if (run.length < 2 || !meets(sumOf(run), point(hundred))) continue;
      facts.push(...breakdown(run));
      run = [];
    }
    return facts;
  },
};

/** In one sentence, of one amount, and no part twice. */
const continues = (last: RatioFact | undefined, fact: RatioFact): boolean =>
  last !== undefined &&
  last.wholes[0] === fact.wholes[0] &&
  last.rate.node === fact.rate.node &&
  last.rate.sentence === fact.rate.sentence &&
  last.part !== fact.part;

const sumOf = (run: readonly RatioFact[]): Interval =>
  run.map(({ rate }) => intervalOf(rate)).reduce(add, point(zero));

const breakdown = (run: readonly RatioFact[]): BreakdownFact[] => {
  const total = run[0]?.wholes[0];
  return total && run.every(({ part }) => part.figure.base === total.figure.base)
    ? [
        {
          shape: 'breakdown',
          wording: 'share-parts',
          caveat: total.caveat,
          total,
          readings: [run.map(({ part }) => ({ mention: part, sign: 1 as const }))],
          closure: 'supposed',
        },
      ]
    : [];
};
