/** 到位率, 节约率, 合格率 …: a rate whose name says what is divided by what, beside both amounts. */
import type { Frame, Mention, RatioFact } from '../../schemas/fact.js';
import { valueOf } from '../figures/allowed.js';
import { compare, hundred } from '../figures/rational.js';
import { holds } from './share-whole.js';
import type { Parser } from './parser.js';
import { amountsBefore, amountsNear, isLarger, ratio } from './rate-amounts.js';
import { granted, meaningsOf, type Definition } from './rate-names.js';
import { asInOtherRows } from './rate-rows.js';

export const namedRate: Parser = {
  id: 'named-rate',
  parse: ({ figures: { frames } }) => {
    const found = frames.flatMap((frame, index) => ratesAt(frames, frame, index));
    const alike = asInOtherRows(frames, found);
    const sure = new Set(alike.map(({ rate }) => rate));
    return [...found.filter(({ rate }) => !sure.has(rate)), ...alike];
  },
};

// '完成目标的105%'
const target: Definition = { rate: /./u, part: /./u, whole: /计划|目标|任务|应|预算|安排/u };

const ratesAt = (frames: readonly Frame[], frame: Frame, index: number): RatioFact[] => [
  ...(rateAt(frames, frame, index, frame.level) ?? []),
  // '实际举办63期、培训3276人，分别完成目标的105%和109.2%': the target stands elsewhere
  ...frame.said
    .filter(({ role, whole }) => role.kind === 'execution' && whole === null && frame.bases.length === 0)
    .flatMap((rate) => rateAt(frames, frame, index, rate) ?? []),
];

const rateAt = (
  frames: readonly Frame[],
  frame: Frame,
  index: number,
  rate: Mention | null,
): RatioFact[] | null => {
  if (rate?.figure.dimension !== 'percent' || rate.figure.kind !== 'rounded') return null;
  if (rate.role.kind === 'execution') return againstTarget(frames, frame, index, rate);
  // '存贷比' is called 存贷 where 比 reads like a comparison
  const meant = meaningsOf([rate.figure.label ?? '', rate.lead]);
  if (meant.length === 0) return null;
  const near = amountsNear(frames, frame, index);
  const spelled = spelledOut(near, rate);
  if (spelled) return [spelled];
  for (const definition of meant) {
    const found =
      fitting(near, definition, rate) ?? (definition.loose ? null : claimed(near, definition, rate));
    if (found) return [found];
  }
  const adjacent = inARow(near, rate);
  if (adjacent) return [adjacent];
  const far = amountsBefore(frames, frame, index);
  for (const definition of meant) {
    const found = fitting([...near, ...far], { ...definition, ofAny: true }, rate);
    if (found) return [found];
  }
  const missed = meant.flatMap(
    (definition) => (definition.inTurn ? inTurn(near, definition, rate) : null) ?? [],
  );
  return missed.slice(0, 1);
};

/** '分别完成目标的105%和109.2%': the amount of its own frame by a target elsewhere. */
const againstTarget = (
  frames: readonly Frame[],
  frame: Frame,
  index: number,
  rate: Mention,
): RatioFact[] | null => {
  const part = frame.level;
  const wholes = part ? amountsNear(frames, frame, index + 1).filter((each) => each !== part) : [];
  const whole = wholes.find(
    (each) =>
      part &&
      isWholeFor(each, part, target) &&
      holds(part, each, rate) &&
      (target.whole.test(wordsOf(each)) || [part, each, rate].every(isTelling)),
  );
  return part && whole ? [ratio(part, [whole], rate, true)] : null;
};

/** Two amounts of the names that the definition asks for, and the rate is theirs. */
const fitting = (near: readonly Mention[], definition: Definition, rate: Mention): RatioFact | null => {
  for (const part of near.filter((each) => definition.part.test(wordsOf(each)))) {
    const whole = near.find((each) => isWholeFor(each, part, definition) && holds(part, each, rate));
    if (whole && (!definition.ofAny || areTelling(part, whole, rate)))
      return ratio(part, [whole], rate, true);
  }
  return null;
};

/** All three have digits that do not agree by chance, or both amounts and the rate have a name in common. */
const areTelling = (part: Mention, whole: Mention, rate: Mention): boolean => {
  const subject = /^(?<subject>.{2,})..[率比度]$/u.exec(rate.figure.label ?? '')?.groups?.subject ?? null;
  const isNamed = (each: Mention): boolean => subject !== null && wordsOf(each).includes(subject);
  if (part.figure.value === whole.figure.value) return false;
  return isTelling(part) && isTelling(whole) && (isTelling(rate) || (isNamed(part) && isNamed(whole)));
};

/** '发放240份，收回228份，回收率95%': three numbers in a row, the last of which does not follow from the others. */
const inTurn = (near: readonly Mention[], definition: Definition, rate: Mention): RatioFact | null => {
  const [part, whole, another] = near.filter(
    ({ sentence, depth, start }) => sentence === rate.sentence && depth === rate.depth && start < rate.start,
  );
  if (!part || !whole) return null;
  if (goalLast.test(part.lead) && goalRate.test(rate.lead) && another?.figure.base !== part.figure.base)
    return isTowards(part, whole, rate) ? ratio(whole, [part], rate, false) : null;
  if (!isWholeFor(whole, part, definition)) return null;
  const named = definition.part.test(wordsOf(part)) && !definition.part.test(wordsOf(whole));
  // more than was planned is often put down as 100%
  if (another?.figure.base === part.figure.base)
    // '任务48户，开工48户，竣工45户，竣工率93.75%': of any of them, but of one
    return named &&
      definition.ofEarlier &&
      stage.test(wordsOf(whole)) &&
      compare(valueOf(whole), valueOf(part)) >= 0
      ? ratio(part, earlier(near, part, rate), rate, false)
      : null;
  const over = definition.whole.test('计划') && rate.figure.value !== '100';
  return named && (over || isLarger(whole, part)) ? ratio(part, [whole], rate, false) : null;
};

// '举办114场，目标值120场，完成率95%'
const goalLast = /^(?:年度|全年)?(?:目标|计划)[值数]?为?$/u;
const goalRate = /^完成率为?$/u;

// what came between the first and the last of '任务48户，开工48户，竣工45户'; two villages are no stages
const stage = /开工|竣工|完工|完成|[收追]回|回收|验收|办结/u;

/** Below the goal and below 100%, or above both: of what had better be less, the one says nothing of the other. */
const isTowards = (goal: Mention, reached: Mention, rate: Mention): boolean => {
  const above = compare(valueOf(reached), valueOf(goal));
  return goal.figure.base === reached.figure.base && above !== 0 && above === compare(valueOf(rate), hundred);
};

/** Amounts of the paragraph that are no smaller than the part, the nearest first. */
const earlier = (near: readonly Mention[], part: Mention, rate: Mention): Mention[] =>
  near.filter(
    (each) =>
      each.start < rate.start &&
      each !== part &&
      each.figure.base === part.figure.base &&
      compare(valueOf(each), valueOf(part)) >= 0,
  );

/** '冷库14座，有3座闲置，闲置率21.43%': of the two right before it, whatever they are called. */
const inARow = (near: readonly Mention[], rate: Mention): RatioFact | null => {
  const [part, whole] = near.filter(
    ({ sentence, start }) => sentence === rate.sentence && start < rate.start,
  );
  return part &&
    whole?.figure.base === part.figure.base &&
    isTelling(rate) &&
    isLarger(whole, part) &&
    holds(part, whole, rate)
    ? ratio(part, [whole], rate, true)
    : null;
};

/** '累计支出率50%，即资金支出应达到250万元': half of what the paragraph granted. */
const spelledOut = (near: readonly Mention[], rate: Mention): RatioFact | null => {
  const part = near.find(
    ({ lead, start }) => start > rate.end && start - rate.end < 16 && /^，?即[^，。；]*应/u.test(lead),
  );
  const wholes = part
    ? near.filter((each) => each.start < rate.start && isLarger(each, part) && granted.test(wordsOf(each)))
    : [];
  return part && wholes.length === 1 ? ratio(part, wholes, rate, false) : null;
};

/** What the sentence itself gives, once each: the rate must be theirs. */
const claimed = (near: readonly Mention[], definition: Definition, rate: Mention): RatioFact | null => {
  const own = near.filter(({ sentence, node }) => sentence === rate.sentence && node === rate.node);
  const parts = own.filter((each) => definition.part.test(wordsOf(each)));
  const [part] = parts;
  if (!part || parts.length > 1) return null;
  const wholes = own.filter((each) => isWholeFor(each, part, definition));
  const [whole] = wholes;
  if (!whole || wholes.length > 1) return null;
  // '抽查甲村100户，乙村90户，合格80户': what stands between them may count in
  const [from, to] = [whole.start, part.start].sort((a, b) => a - b);
  const between = own.some(
    ({ figure, start }) =>
      from !== undefined &&
      to !== undefined &&
      from < start &&
      start < to &&
      figure.base === part.figure.base,
  );
  return ratio(part, wholes, rate, between);
};

const isWholeFor = (whole: Mention, part: Mention, definition: Definition): boolean =>
  whole !== part &&
  whole.figure.base === part.figure.base &&
  whole.figure.value !== '0' &&
  (definition === target || definition.whole.test(wordsOf(whole)));

const wordsOf = ({ figure, lead }: Mention): string => `${figure.label ?? ''}|${lead}`;

const isTelling = ({ figure }: Mention): boolean => /[1-9](?:\.?\d){2}/u.test(figure.digits);
