/** 年初预算 X，执行中调增 Y，调整后预算 Z: a budget that was changed on the way, and by how much. */
import type { ChangeFact, Mention } from '../../schemas/fact.js';
import type { Parser } from './parser.js';

export const adjustment: Parser = {
  id: 'adjustment',
  parse: ({ figures }) => figures.mentions.flatMap((_, index) => adjustedAt(figures.mentions, index) ?? []),
};

// '按程序调减收入预算' '执行中追加'
const moved =
  /(?:(?<up>调增|追加|核增|增加)|(?<down>调减|核减|压减|减少))(?:了|[^，。；增减]{0,8}(?:预算|资金|指标|支出|收入))?(?:为|约)?$/u;
// '年初预算合计' '批复的支出预算'
const initial = /预算|计划|指标/u;
// '调整后收入预算为' '支出预算调整为' '全年预算数'
const adjusted = /调整后|调整(?:为|到|至)|变更为|全年预算/u;

const adjustedAt = (mentions: readonly Mention[], index: number): ChangeFact | null => {
  const [before, delta, now] = mentions.slice(index, index + 3);
  if (!before || !delta || !now || !isOneSentence([before, delta, now])) return null;
  const words = moved.exec(delta.lead.trim())?.groups;
  if (!words || !initial.test(before.lead + before.before) || !adjusted.test(now.before + now.lead))
    return null;
  return {
    shape: 'change',
    wording: 'adjustment',
    caveat: now.caveat,
    now,
    alternatives: [],
    before,
    delta,
    rate: null,
    direction: words.down === undefined ? 'up' : 'down',
  };
};

const isOneSentence = (mentions: Mention[]): boolean =>
  new Set(mentions.map(({ node, sentence, figure }) => `${node}.${sentence}.${figure.base}`)).size === 1;
