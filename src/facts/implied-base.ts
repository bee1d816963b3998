/** 完成面积 37.38 公顷，完成率达 99.47%: an amount and how far it completes a target that is not printed. */
import type { ImpliedBaseFact, Mention } from '../../schemas/fact.js';
import { isAdditive } from './amount.js';
import { isCompletion } from './completion.js';
import type { Parser } from './parser.js';

export const impliedBase: Parser = {
  id: 'implied-base',
  parse: ({ figures: { mentions }, mentionsOf }) =>
    mentions.flatMap((rate, index): ImpliedBaseFact[] => {
      const part = mentions[index - 1];
      return part && completes(part, rate) && isAlone(part, rate, mentionsOf(rate.node))
        ? [{ shape: 'implied-base', wording: 'implied-base', caveat: rate.caveat ?? part.caveat, part, rate }]
        : [];
    }),
};

const printedWhole: ReadonlySet<string> = new Set(['exact', 'rounded']);

const completes = (part: Mention, rate: Mention): boolean =>
  isCompletion(rate) &&
  rate.figure.kind === 'rounded' &&
  part.role.kind === 'level' &&
  isAdditive(part) &&
  printedWhole.has(part.figure.kind) &&
  part.depth === rate.depth &&
  isOfSentence(part, rate);

const isOfSentence = (mention: Mention, { node, sentence }: Mention): boolean =>
  mention.node === node && mention.sentence === sentence;

/** Another amount of that unit in the sentence may be the target itself, or what the rate is of. */
const isAlone = (part: Mention, rate: Mention, mentions: readonly Mention[]): boolean =>
  mentions.every(
    (other) => other === part || !isOfSentence(other, rate) || other.figure.base !== part.figure.base,
  );
