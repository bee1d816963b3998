/** 占 p%, 满意度 p%, 合格率 p%: percentages that have an upper end by their name. */
import type { BoundedFact, Mention } from '../../schemas/fact.js';
import type { Parser } from './parser.js';
import { excessOf } from './share-whole.js';

export const bounded: Parser = {
  id: 'bounded',
  parse: ({ figures, mentionsOf }) =>
    figures.mentions
      .filter((rate) => isBounded(rate) && excessOf(mentionsOf(rate.node), rate) === null)
      .map(fact),
};

// '满意度' '合格率' '按期办结率' '优良率'; a rate of completion or execution may go beyond 100
const name = /(?:满意[度率]|合格率|及格率|办结率|优良率|通过率|达标率|知晓率|回收率|准确率|及时率|好评率)$/u;
// '占年初预算的104%' '占上年的103%': a comparison, no share
const comparison = /预算|计划|目标|任务|上年|去年|同期|年初|限额/u;

const isBounded = ({ figure, role, lead, whole }: Mention): boolean => {
  if (figure.dimension !== 'percent') return false;
  if (role.kind === 'share') return whole === null && !comparison.test(lead);
  return role.kind === 'level' && name.test(figure.label ?? '');
};

const fact = (rate: Mention): BoundedFact => ({
  shape: 'bounded',
  wording: 'bounded',
  caveat: rate.caveat,
  rate,
});
