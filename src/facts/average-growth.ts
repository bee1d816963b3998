/** 由2015年的 p 增长到2020年的 v，年均增长 g%: growth that compounds over the years between two levels. */
import type { AverageGrowthFact, Frame } from '../../schemas/fact.js';
import { isAverage } from './change.js';
import { constantPrices } from './constant-prices.js';
import type { Parser } from './parser.js';

export const averageGrowth: Parser = {
  id: 'average-growth',
  parse: ({ figures }) => figures.frames.flatMap((frame) => averagesOf(frame)),
};

const averagesOf = ({ level, prior, said }: Frame): AverageGrowthFact[] => {
  if (!level || level.figure.base !== prior?.figure.base) return [];
  const years = yearsBetween(prior.figure.period, level.figure.period);
  if (years === null) return [];
  return said.flatMap((rate) =>
    rate.role.kind === 'growth' && isAverage(rate)
      ? [
          {
            shape: 'average-growth',
            wording: 'average-growth',
            caveat: rate.caveat ?? constantPrices(level),
            before: prior,
            now: level,
            years,
            rate,
            direction: rate.role.direction,
          },
        ]
      : [],
  );
};

/** Both years must be printed: '五年来' leaves open whether the first counts. */
const yearsBetween = (from: string | null, to: string | null): bigint | null => {
  if (!isYear(from) || !isYear(to)) return null;
  const years = BigInt(to) - BigInt(from);
  return years > 1n ? years : null;
};

const isYear = (period: string | null): period is string => period !== null && /^\d{4}$/u.test(period);
