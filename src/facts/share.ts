/** 占 p%: a part against the whole that the words name, or that the sentence divides. */
import type { BreakdownFact, Frame, Mention, RatioFact } from '../../schemas/fact.js';
import { intervalOf } from '../figures/allowed.js';
import { groupBy } from '../figures/group-by.js';
import { add, meets, point } from '../figures/interval.js';
import { hundred } from '../figures/rational.js';
import { addsUpTo, meetsSum } from './adding-up.js';
import { levelOf } from './kinship.js';
import type { Context, Parser } from './parser.js';
import { excessOf, holds, wholesOf, type Wholes } from './share-whole.js';

export const share: Parser = {
  id: 'share',
  parse: (context) => {
    const claims = context.figures.frames.flatMap((frame, index) => claimsOf(context, frame, index));
    const found = lists(claims, context).map((list) =>
      list.flatMap((claim) => settled(claim, list) ?? beyond(claim, context) ?? []),
    );
    const ratios = found.flat();
    const divided = groupBy(ratios, ({ wholes: [whole] }) => whole);
    const sums = [...divided].flatMap(([whole, shares]) => (whole && summed(whole, shares, context)) ?? []);
    return [...ratios, ...sums];
  },
};

interface Claim {
  frame: Frame;
  part: Mention;
  rate: Mention;
  wholes: Wholes;
}

const claimsOf = (context: Context, frame: Frame, index: number): Claim[] => {
  const shares = frame.said.filter(({ role }) => role.kind === 'share');
  if (shares.length === 0) return [];
  const own = levelOf(frame);
  const part = own ?? statedBefore(context, frame, index);
  if (!part || part.figure.dimension === 'percent') return [];
  return shares.map((rate, at) => {
    const wholes = wholesOf(context, { frame, index, part, rate });
    return { frame, part, rate, wholes: !own || (at > 0 && isUnnamed(rate)) ? doubted(wholes) : wholes };
  });
};

/** how many amounts back a part may stand that only its share names again */
const reach = 60;

/** '甲乡粮食产量占全县的比重为12.5%': an amount of that very name, in a paragraph before. */
const statedBefore = ({ figures }: Context, { subject }: Frame, index: number): Mention | null =>
  figures.frames
    .slice(Math.max(0, index - reach), index)
    .findLast(({ subject: name, level }) => level !== null && name !== null && name === subject)?.level ??
  null;

const isUnnamed = ({ role, whole }: Mention): boolean =>
  role.kind === 'share' && role.whole === null && whole === null;

/** A second share of one amount is another thing's, whose own amount was not understood. */
const doubted = ({ named, presumed }: Wholes): Wholes => ({ named: [], presumed: [...named, ...presumed] });

/** Shares of one paragraph, or of items right after one another, that name one whole, or none, divide the same thing. */
const lists = (claims: Claim[], { figures: { frames }, positionOf }: Context): Claim[][] => {
  const latest = new Map<string, Claim[]>();
  const found: Claim[][] = [];
  for (const claim of claims) {
    const { rate, part, frame } = claim;
    const name = rate.role.kind === 'share' ? rate.role.whole : null;
    const key = `${name ?? ''}|${part.figure.base}`;
    const list = latest.get(key);
    const last = list?.at(-1);
    const between = last ? frames.slice(positionOf(last.frame) + 1, positionOf(frame)) : [];
    const follows =
      name !== null && !between.some((other) => levelOf(other)?.figure.base === part.figure.base);
    const goesOn = last && rate.node - last.rate.node <= (follows ? 1 : 0);
    if (list && goesOn) list.push(claim);
    else {
      const begun = [claim];
      latest.set(key, begun);
      found.push(begun);
    }
  }
  return found;
};

/**
 * What the words leave open the arithmetic may settle, in favour of the report only: a whole that is presumed must give
 * the printed share, or be the one that most others of the list were divided by.
 */
const settled = (claim: Claim, list: Claim[]): RatioFact | null => {
  const { part, rate, wholes } = claim;
  const { named, presumed } = wholes;
  const shared = commonWhole(claim, list);
  const common = shared ? [shared] : [];
  // a list that says the same name for its whole each time leaves no choice
  const open = isUnnamed(rate) || common.length === 0 ? presumed : [];
  const fitting = [...named, ...common, ...open].find((whole) => holds(part, whole, rate));
  const chosen = fitting ? [fitting] : common.length > 0 ? common : named;
  return chosen.length === 0 ? null : ratio(part, chosen, rate);
};

const ratio = (part: Mention, wholes: Mention[], rate: Mention): RatioFact => ({
  shape: 'ratio',
  kind: 'share',
  wording: 'share',
  caveat: rate.caveat ?? part.caveat,
  part,
  wholes,
  others: [],
  rate,
});

/** '道路3672.3万元，占比60%；水渠2448.2万元，占比40%': what makes up the whole in percent does so in full. */
const summed = (total: Mention, ratios: readonly RatioFact[], { kinship }: Context): BreakdownFact | null => {
  const parts = ratios.map(({ part }) => part);
  if (parts.length < 2 || new Set(parts).size < parts.length || parts.some((part) => kinship.parts.has(part)))
    return null;
  const all = ratios.map(({ rate }) => intervalOf(rate)).reduce(add);
  if (!meets(all, point(hundred)) || !meetsSum(total, parts)) return null;
  return {
    shape: 'breakdown',
    wording: 'share',
    caveat: total.caveat,
    total,
    readings: [parts.map((mention) => ({ mention, sign: 1 as const }))],
    closure: 'supposed',
  };
};

const beyond = ({ rate }: Claim, { mentionsOf }: Context): RatioFact | null => {
  const found = excessOf(mentionsOf(rate.node), rate);
  return found && { ...ratio(found.part, [found.whole], rate), supposed: true };
};

/** What more than half of the other shares were divided by, and two at least; or what all parts add up to. */
const commonWhole = (claim: Claim, list: Claim[]): Mention | undefined => {
  const others = list.filter((other) => other !== claim);
  if (others.some(({ part }) => part === claim.part)) return undefined;
  return claim.wholes.presumed.find((whole) => {
    const divided = others.filter((other) => dividesBy(other, whole)).length;
    return (divided > 1 && divided * 2 > others.length) || isDividedInto(whole, list, claim);
  });
};

/** '人口98765人。男性50123人，占50.75%；女性48642人，占49.25%' */
const isDividedInto = (whole: Mention, list: Claim[], { part: { depth } }: Claim): boolean => {
  const parts = list.filter(({ part }) => part.depth === depth).map(({ part }) => part);
  return telling.test(whole.figure.digits) && parts.length > 1 && addsUpTo(parts, whole);
};

// four digits do not agree with a sum by chance
const telling = /[1-9](?:\.?\d){3}/u;

const dividesBy = ({ part, rate, wholes }: Claim, whole: Mention): boolean =>
  [...wholes.named, ...wholes.presumed].some((other) => other.figure.value === whole.figure.value) &&
  holds(part, whole, rate);
