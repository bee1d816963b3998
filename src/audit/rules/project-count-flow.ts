import type { Rule } from '../rule.js';
import { recomputeDivision } from '../sum.js';

export const projectCountFlow: Rule = {
  id: 'project-count-flow',
  claim: {
    zh: '项目数与年初、新增、取消的项目数',
    en: 'the number of projects against those begun, added and dropped',
  },
  recompute: (fact) => recomputeDivision(fact, 'project-flow'),
};
