/** The amounts around a rate, which it may divide. */
import type { Frame, Mention, RatioFact } from '../../schemas/fact.js';
import { valueOf } from '../figures/allowed.js';
import { compare } from '../figures/rational.js';

/** how many amounts before the rate are looked at, and after it */
export const reach = 8;
/** and in other paragraphs, where only digits that do not agree by chance tell */
const farReach = 24;

/** Amounts of the same paragraph, the nearest before the rate first. */
export const amountsNear = (frames: readonly Frame[], frame: Frame, index: number): Mention[] => [
  ...amounts(amountsUpTo(frames, frame, index), frame).reverse(),
  ...amounts(frames.slice(index + 1, index + 3), frame),
];

/** Rates between them do not count: '完工率90.5%（甲市88.2%、乙县96.4%）'. */
const amountsUpTo = (frames: readonly Frame[], { node }: Frame, index: number): Frame[] => {
  const found: Frame[] = [];
  for (let at = index - 1; at >= 0 && found.length < reach; at -= 1) {
    const other = frames[at];
    if (other?.node !== node) break;
    if (other.level?.figure.dimension !== 'percent') found.unshift(other);
  }
  return found;
};

/** Amounts of the paragraphs before it, the nearest first. */
export const amountsBefore = (frames: readonly Frame[], frame: Frame, index: number): Mention[] =>
  frames
    .slice(Math.max(0, index - farReach), index)
    .toReversed()
    .flatMap((other) => (other.node === frame.node ? [] : amounts([other], other)));

export const amounts = (frames: readonly Frame[], { node }: Pick<Frame, 'node'>): Mention[] =>
  frames
    .filter((other) => other.node === node)
    .flatMap(({ level, bases, beside, prior, said }) => [
      ...bases.map(({ mention }) => mention),
      ...(prior ? [prior] : []),
      ...(level ? [level] : []),
      ...beside,
      // '比概算节约44万元，节约率4.78%'
      ...said.filter(({ role }) => role.kind === 'delta'),
    ])
    .filter(({ figure }) => !['percent', 'percentage-point', 'multiple'].includes(figure.dimension));

export const isLarger = (whole: Mention, part: Mention): boolean =>
  whole.figure.base === part.figure.base && compare(valueOf(whole), valueOf(part)) > 0;

export const ratio = (part: Mention, wholes: Mention[], rate: Mention, fits: boolean): RatioFact => ({
  shape: 'ratio',
  kind: 'completion',
  wording: 'named-rate',
  caveat: rate.caveat ?? part.caveat,
  part,
  wholes,
  others: [],
  rate,
  ...(fits ? { supposed: true as const } : {}),
});
