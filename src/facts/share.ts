/** 占 p%: a part against the whole that the words name, or that the sentence divides. */
import type { Frame, Mention, RatioFact } from '../../schemas/fact.js';
import { groupBy } from '../figures/group-by.js';
import { levelOf } from './kinship.js';
import type { Context, Parser } from './parser.js';
import { holds, wholesOf, type Wholes } from './share-whole.js';

export const share: Parser = {
  id: 'share',
  parse: (context) => {
    const claims = context.figures.frames.flatMap((frame, index) => claimsOf(context, frame, index));
    return lists(claims).flatMap((list) => list.flatMap((claim) => settled(claim, list) ?? []));
  },
};

interface Claim {
  part: Mention;
  rate: Mention;
  wholes: Wholes;
}

const claimsOf = (context: Context, frame: Frame, index: number): Claim[] => {
  const part = levelOf(frame);
  if (!part || part.figure.dimension === 'percent') return [];
  const shares = frame.said.filter(({ role }) => role.kind === 'share');
  return shares.map((rate, at) => {
    const wholes = wholesOf(context, { frame, index, part, rate });
    return { part, rate, wholes: at > 0 && isUnnamed(rate) ? doubted(wholes) : wholes };
  });
};

const isUnnamed = ({ role, whole }: Mention): boolean =>
  role.kind === 'share' && role.whole === null && whole === null;

/** A second share of one amount is another thing's, whose own amount was not understood. */
const doubted = ({ named, presumed }: Wholes): Wholes => ({ named: [], presumed: [...named, ...presumed] });

/** Shares of one paragraph that name one whole, or none, divide the same thing. */
const lists = (claims: Claim[]): Claim[][] => [
  ...groupBy(claims, ({ rate, part }) => {
    const name = rate.role.kind === 'share' ? (rate.role.whole ?? '') : '';
    return `${String(rate.node)}|${name}|${part.figure.base}`;
  }).values(),
];

/**
 * What the words leave open the arithmetic may settle, in favour of the report only: a whole that is presumed must give
 * the printed share, or be the one that two others of the list were divided by.
 */
const settled = (claim: Claim, list: Claim[]): RatioFact | null => {
  const { part, rate, wholes } = claim;
  const { named, presumed } = wholes;
  const fitting = [...named, ...presumed].find((whole) => holds(part, whole, rate));
  const common =
    list.filter((other) => other.part === part).length > 1
      ? undefined
      : presumed.find(
          (whole) => list.filter((other) => other !== claim && dividesBy(other, whole)).length > 1,
        );
  const chosen = fitting ? [fitting] : common ? [common] : named;
  if (chosen.length === 0) return null;
  return {
    shape: 'ratio',
    kind: 'share',
    wording: 'share',
    caveat: rate.caveat ?? part.caveat,
    part,
    wholes: chosen,
    others: [],
    rate,
  };
};

const dividesBy = ({ part, rate, wholes }: Claim, whole: Mention): boolean =>
  [...wholes.named, ...wholes.presumed].some((other) => other.figure.value === whole.figure.value) &&
  holds(part, whole, rate);
