/** 首付款40%，即350.40万元: a portion of an amount before, in percent and in full. */
import type { Mention, RatioFact } from '../../schemas/fact.js';
import { valueOf } from '../figures/allowed.js';
import { compare } from '../figures/rational.js';
import { isAdditive } from './amount.js';
import type { Parser } from './parser.js';
import { holds } from './share-whole.js';

export const portion: Parser = {
  id: 'portion',
  parse: ({ figures: { mentions }, mentionsOf }) =>
    mentions.flatMap((rate, index) => portionAt(mentionsOf(rate.node), rate, mentions[index + 1]) ?? []),
};

// '即' '，计' '作为质保金，折合'; 其中 begins something else
const amountOf = /(?:即|计|折?合|金额)(?:[^，。；\d]{0,8})$/u;
/** characters between the rate and its amount */
const nearest = 16;
// three digits do not agree by chance with a whole that only fits
const telling = /[1-9](?:\.?\d){2}/u;

const portionAt = (
  mentions: readonly Mention[],
  rate: Mention,
  part: Mention | undefined,
): RatioFact | null => {
  if (rate.figure.dimension !== 'percent' || rate.figure.kind !== 'rounded' || rate.role.kind !== 'level')
    return null;
  if (part?.node !== rate.node || part.sentence !== rate.sentence || !isAdditive(part)) return null;
  if (part.start - rate.end > nearest || !telling.test(part.figure.digits)) return null;
  if (!amountOf.test(part.lead) || part.lead.includes('其中')) return null;
  const whole = mentions.findLast(
    (other) =>
      other.start < rate.start &&
      other.figure.base === part.figure.base &&
      compare(valueOf(other), valueOf(part)) > 0 &&
      holds(part, other, rate),
  );
  return whole
    ? {
        shape: 'ratio',
        kind: 'completion',
        wording: 'portion',
        caveat: rate.caveat ?? part.caveat,
        part,
        wholes: [whole],
        others: [],
        rate,
        supposed: true,
      }
    : null;
};
