/** What a rule is: it quantifies over one shape and says how the claim is recomputed. It never judges. */
import type { Fact, Mention } from '../../schemas/fact.js';
import type { Place } from '../../schemas/place.js';
import type { Verdict } from '../../schemas/record.js';
import type { Localized } from '../../schemas/rejection.js';
import type { Interval } from '../figures/interval.js';

export interface Operand {
  /** 'part', 'whole', 'current', 'change', 'prior', 'item' … */
  role: string;
  mention: Mention | null;
  text: string;
}

/** Another evaluation that would give the stated number. */
export interface Slip {
  id: string;
  text: Localized;
  evaluate: (operands: Interval[]) => Interval | null;
}

/** One way to recompute a number that is claimed. */
export interface Recomputation {
  stated: Mention;
  operands: Operand[];
  /** with the printed digits: '14 + 227 + 346 + 587' */
  formula: string;
  /**
   * The claim, in its base unit, from the values of the operands that are figures, in their order; null when they
   * exclude every value (a base that is not positive).
   */
  evaluate: (operands: Interval[]) => Interval | null;
  /** repeats of equal precision leave no room for rounding */
  exact?: true;
  /** whose last place a miss is measured in, where that is not the claim's */
  grain?: Mention;
  /** the claim is a size: a printed minus repeats the verb (下降-5%) */
  unsigned?: true;
  /** what is typically done wrong here, tried when the claim fails */
  slips?: Slip[];
  /** no word says that the operands make up the claim: only a result that fits is worth telling */
  tentative?: true;
  /** the report does not say this itself: only a failure is worth telling */
  reticent?: true;
  /** false: a mismatch proves nothing (open list, caveat), with the reason */
  comparable: true | Localized;
}

/** A claim in words, compared with the figures it speaks of: 决算数大于预算数. */
export interface Observation {
  stated: { figure?: string; text: string; place: Place | null };
  operands: Operand[];
  formula: string;
  /** the words that would fit */
  expected: string[];
  verdict: Verdict;
}

export interface Rule {
  id: string;
  /** what the claim is, for the finding's sentence */
  claim: Localized;
  /** what it finds takes the place of what other rules would say of the same fact */
  exclusive?: true;
  /** Ways to read the fact, the likeliest first; [] when the rule does not apply. */
  recompute?: (fact: Fact) => Recomputation[];
  observe?: (fact: Fact) => Observation | null;
}

export const operand = (role: string, mention: Mention): Operand => ({
  role,
  mention,
  text: mention.figure.text,
});
