/** What a rule is: it quantifies over one shape and says how the claim is recomputed. It never judges. */
import type { Fact, Mention } from '../../schemas/fact.js';
import type { Localized } from '../../schemas/rejection.js';
import type { Interval } from '../figures/interval.js';
import type { Rational } from '../figures/rational.js';

export interface Operand {
  /** 'part', 'whole', 'current', 'change', 'prior', 'item' … */
  role: string;
  mention: Mention | null;
  text: string;
}

/** One way to recompute a claim. Values are in the claim's base unit. */
export interface Recomputation {
  stated: Mention;
  operands: Operand[];
  /** with the printed digits: '14 + 227 + 346 + 587' */
  formula: string;
  /** what the printed digits of the operands allow; null: the operands exclude every value */
  computed: Interval | null;
  /** from the printed digits as they stand; null where computed is */
  point: Rational | null;
  /** false: a mismatch proves nothing (open list, caveat), with the reason */
  comparable: true | Localized;
}

export interface Rule {
  id: string;
  /** what the claim is, for the finding's sentence */
  claim: Localized;
  /** Ways to read the fact, the likeliest first; [] when the rule does not apply. */
  recompute: (fact: Fact) => Recomputation[];
}

export const operand = (role: string, mention: Mention): Operand => ({ role, mention, text: mention.figure.text });
