/** 年初预算 X，执行中调增 Y，调整后预算 Z: a budget that was changed on the way, and by how much. */
import type { ChangeFact, Direction, Mention } from '../../schemas/fact.js';
import { intervalOf, valueOf } from '../figures/allowed.js';
import { divide, meets, scale, subtract } from '../figures/interval.js';
import { compare, hundred } from '../figures/rational.js';
import { meetsSum } from './adding-up.js';
import type { Parser } from './parser.js';

export const adjustment: Parser = {
  id: 'adjustment',
  parse: ({ figures: { mentions } }) =>
    mentions.flatMap((_, index) =>
      [adjustedAt(mentions, index), grantedAt(mentions, index), rateAt(mentions, index)].filter(
        (fact) => fact !== null,
      ),
    ),
};

// '按程序调减收入预算' '执行中追加'
const moved =
  /(?:(?<up>调增|追加|核增|增加)|(?<down>调减|核减|压减|减少))(?:了|[^，。；增减]{0,8}(?:预算|资金|指标|支出|收入))?(?:为|约)?$/u;
// '年初预算合计' '批复的支出预算'
const initial = /预算|计划|指标/u;
// '调整后收入预算为' '支出预算调整为' '全年预算数'
const adjusted = /调整后|调整(?:为|到|至|预算)|变更为|全年预算/u;

const adjustedAt = (mentions: readonly Mention[], index: number): ChangeFact | null => {
  const [before, delta, now] = [mentions[index], mentions[index + 1], mentions[index + 2]];
  if (!before || !delta || !now || !isOneSentence([before, delta, now])) return null;
  const words = moved.exec(delta.lead.trim())?.groups;
  if (!words || !initial.test(before.lead + before.before) || !adjusted.test(now.before + now.lead))
    return null;
  return adjusting(now, before, delta, words.down === undefined ? 'up' : 'down');
};

const adjusting = (now: Mention, before: Mention, delta: Mention, direction: Direction): ChangeFact => ({
  shape: 'change',
  wording: 'adjustment',
  caveat: now.caveat,
  now,
  alternatives: [],
  before,
  delta,
  rate: null,
  direction,
});

// '全年实际下达' '累计安排' '共到位': what it came to
const granted =
  /(?:实际|最终|累计|合计|共计?|总共)[^，。；\d]{0,6}(?:下达|安排|拨付|到位|收到|落实)[^，。；\d]{0,8}$/u;
const handed = /下达|安排|拨付|到位|收到|落实|补助|资金/u;

/** '下达补助资金186万元，其中…，调减35万元，全年实际下达151万元': of the amounts before it the one that fits. */
const grantedAt = (mentions: readonly Mention[], index: number): ChangeFact | null => {
  const [delta, now] = [mentions[index], mentions[index + 1]];
  if (!delta || !now || !isOneSentence([delta, now]) || !granted.test(now.lead.trim())) return null;
  const words = moved.exec(delta.lead.trim())?.groups;
  const before = mentions
    .slice(Math.max(0, index - reach), index)
    .find(
      (each) =>
        isOneSentence([each, delta]) &&
        handed.test(`${each.lead}${each.figure.label ?? ''}`) &&
        (words?.down === undefined ? meetsSum(now, [each, delta]) : meetsSum(each, [delta, now])),
    );
  return words && before ? adjusting(now, before, delta, words.down === undefined ? 'up' : 'down') : null;
};

// '预算调整率4.00%' '调整幅度为17.05%'
const rateName = /(?:调整|追加|调[增减]|变动|增[长减]|增幅|降幅)(?:率|比[例率]|幅度)?(?:为|达|约)*$/u;

/** '年初预算1000万元，调整预算数1040万元，预算调整率4%': the rate between the first of its sentence and the last. */
const rateAt = (mentions: readonly Mention[], index: number): ChangeFact | null => {
  const rate = mentions[index];
  if (
    rate?.figure.dimension !== 'percent' ||
    !/率|比|幅/u.test(rate.lead) ||
    !rateName.test(rate.lead.trim())
  )
    return null;
  const budgets = mentions
    .slice(Math.max(0, index - reach), index)
    .filter(
      ({ node, sentence, figure }) =>
        node === rate.node && sentence === rate.sentence && figure.dimension === 'money',
    );
  const before = budgets.find((each) => `${each.lead}${each.before}`.includes('年初'));
  const now = budgets.find(
    (each) => each !== before && adjusted.test(`${each.lead}${each.figure.label ?? ''}`),
  );
  if (!before || !now || before.figure.value === '0') return null;
  const direction = compare(valueOf(now), valueOf(before)) < 0 ? 'down' : 'up';
  const [more, less] = direction === 'down' ? [before, now] : [now, before];
  const growth = divide(subtract(intervalOf(more), intervalOf(less)), intervalOf(before));
  // what a superior office changed may be left out of the rate
  if (!growth || !meets(scale(growth, hundred), intervalOf(rate))) return null;
  return {
    shape: 'change',
    wording: 'adjustment',
    caveat: rate.caveat,
    now,
    alternatives: [],
    before,
    delta: null,
    rate,
    direction,
  };
};

/** how many amounts before the rate the two budgets may be among */
const reach = 4;

const isOneSentence = (mentions: Mention[]): boolean =>
  new Set(mentions.map(({ node, sentence, figure }) => `${node}.${sentence}.${figure.base}`)).size === 1;
