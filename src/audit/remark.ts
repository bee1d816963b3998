import type { Fact, RemarkFact } from '../../schemas/fact.js';
import type { Observation } from './rule.js';

/** Wording alone proves nothing: a note for whoever proofreads. */
export const remarkOf = (fact: Fact, kind: RemarkFact['kind']): Observation | null =>
  fact.shape === 'remark' && fact.kind === kind
    ? {
        stated: { text: fact.text, place: fact.place },
        operands: [],
        formula: '',
        expected: [],
        verdict: 'not-comparable',
      }
    : null;
