import { remarkOf } from '../remark.js';
import type { Rule } from '../rule.js';

export const templateResidue: Rule = {
  id: 'template-residue',
  claim: {
    zh: '疑为模板残留，未填写或未选定',
    en: 'left over from a template: not filled in, or not chosen',
  },
  observe: (fact) => remarkOf(fact, 'template-residue'),
};
