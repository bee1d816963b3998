import { recomputeRepeat } from '../repeat.js';
import type { Rule } from '../rule.js';

export const selfReportVsScore: Rule = {
  id: 'self-report-vs-score',
  claim: { zh: '报告所述自评得分与自评表总分', en: 'the score in the text against the total of the sheet' },
  recompute: (fact) =>
    fact.shape === 'restatement' && fact.wording === 'self-report' ? [recomputeRepeat(fact)] : [],
};
