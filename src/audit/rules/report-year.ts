import type { Rule } from '../rule.js';

export const reportYear: Rule = {
  id: 'report-year',
  claim: { zh: '年度与报告年度不符', en: "another year than the report's own" },
  observe: (fact) =>
    fact.shape !== 'dating' || fact.said === fact.due
      ? null
      : {
          stated: { text: fact.text, place: fact.place },
          operands: [],
          formula: `${fact.said} ≠ ${fact.due}`,
          expected: [fact.due],
          verdict: 'contradiction',
        },
};
