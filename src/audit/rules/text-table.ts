import type { RestatementFact } from '../../../schemas/fact.js';
import { scale } from '../../figures/interval.js';
import { powerOfTen } from '../../figures/rational.js';
import { recomputeRatio } from '../ratio.js';
import { byCoarser, recomputeRepeat } from '../repeat.js';
import type { Recomputation, Rule, Slip } from '../rule.js';

export const textTable: Rule = {
  id: 'text-table',
  claim: { zh: '文字与表格所列同一数据', en: 'the figure of the text and of the table' },
  recompute: (fact) => {
    if (!wordings.has(fact.wording)) return [];
    if (fact.shape === 'ratio') return recomputeRatio(fact);
    return fact.shape === 'restatement' ? [recompute(fact)] : [];
  },
};

const wordings = new Set(['text-table', 'text-rows']);

const recompute = (fact: RestatementFact): Recomputation => ({
  ...byCoarser(recomputeRepeat(fact)),
  slips: [-8, -4, 4, 8].map(unitSlip),
});

/** '0.5万元' for 0.5亿元: the words were written in another unit than they name. */
const unitSlip = (exponent: number): Slip => ({
  id: 'unit-scale-slip',
  text: {
    zh: '文字与表格恰差一个计量单位（万、亿），疑单位写错',
    en: 'text and table differ by a unit (万, 亿): it was probably written in another',
  },
  evaluate: ([value]) => (value ? scale(value, powerOfTen(exponent)) : null),
});
