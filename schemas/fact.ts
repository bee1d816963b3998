/**
 * What the report says about its own numbers. `Mention` and `Frame` are how a sentence is understood; facts are the
 * few shapes that follow from it. Parsers of wordings write facts, rules read them; neither knows the other.
 */
import type { Direction, Mention } from './mention.js';
import type { Place } from './place.js';
import type { Said } from './said.js';
import type {
  AverageFact,
  ExecutionMarkFact,
  FirstLevelsFact,
  FullMarksFact,
  GradeFact,
  IndicatorFact,
} from './score-fact.js';

export type * from './mention.js';
export type * from './score-fact.js';

/** rate = part ÷ whole. Several wholes: the sentence allows each, the likeliest first. */
export interface RatioFact extends Said {
  shape: 'ratio';
  /** completion: by the name of the rate, 到位率 or 合格率; multiple: 是2010年的2.2倍 */
  kind: 'execution' | 'share' | 'completion' | 'multiple';
  part: Mention;
  wholes: Mention[];
  /** further amounts that it might have been divided by in error */
  others: Mention[];
  rate: Mention;
  /** no word says of which amounts: only amounts that fit do */
  supposed?: true;
}

export interface Term {
  mention: Mention;
  sign: 1 | -1;
}

/**
 * Is a list of parts complete? claimed: the wording or the set of labels says so; presumed: a division by one
 * criterion (按…分); unsaid: 其中 and no more; open: 等, 主要, or broken off; supposed: no word makes it a list, only
 * that it adds up would.
 */
export type Closure = 'claimed' | 'presumed' | 'unsaid' | 'open' | 'supposed';

/** Divisions that have a name of their own, told by the labels of the parts; 'nested': a part that is divided again. */
export type Division =
  | 'basic-project'
  | 'fund-source'
  | 'basic-staff-public'
  | 'three-public'
  | 'vehicle-cost'
  | 'class'
  | 'line-item'
  | 'procurement'
  | 'income-source'
  | 'vehicle-inventory'
  | 'grade'
  | 'project-flow'
  | 'weight'
  | 'level-weight'
  | 'score'
  | 'fund-row'
  | 'nested';

/** total = Σ parts. Several readings: where a list ends can be ambiguous; the likeliest first. */
export interface BreakdownFact extends Said {
  shape: 'breakdown';
  total: Mention;
  readings: Term[][];
  closure: Closure;
  /** given when all facts are known; absent: a division without a name */
  division?: Division;
}

/** A level, what it was before, the difference and the rate between them; what is not printed is null. */
export interface ChangeFact extends Said {
  shape: 'change';
  /** null: a blank, nothing is left */
  now: Mention | null;
  /** other levels that the sentence may speak of: the whole, after the last of its parts */
  alternatives: Mention[];
  before: Mention | null;
  delta: Mention | null;
  rate: Mention | null;
  direction: Direction;
  /** the level stands in another sentence: only what fits was meant */
  supposed?: true;
}

/** result = Σ signed terms: 收支相抵 … 结余. */
export interface BalanceFact extends Said {
  shape: 'balance';
  result: Mention;
  terms: Term[];
  /** other amounts that it may be the difference of */
  others: Term[][];
  /** no word says of which: only amounts that fit do */
  supposed?: true;
}

/** The same fact, stated twice. */
export interface RestatementFact extends Said {
  shape: 'restatement';
  stated: Mention;
  earlier: Mention;
  /** why they are the same: the common label, or 收支平衡 */
  sameness: string;
  /** the name alone does not make them the same: the same digits do */
  supposed?: true;
  /** the sentence says by its verb what the other says by a minus: 下降4.6% and -4.6 */
  falls?: true;
}

/** An announced count and the items that follow or precede it. */
export interface ListingFact extends Said {
  shape: 'listing';
  announced: Mention;
  items: string[];
  /** true: the items stand in the same sentence; false: they are numbered items after it */
  inline: boolean;
  /** 等: the list may go on */
  open: boolean;
}

/** 决算数大于预算数: an order of two amounts, in words. Several rights: the words may mean any of them. */
export interface ComparisonFact extends Said {
  shape: 'comparison';
  left: Mention;
  rights: Mention[];
  relation: 'more' | 'less' | 'equal';
  text: string;
  place: Place | null;
}

/** A year in the words where the report's own belongs: a part's heading, the date of a state. */
export interface DatingFact extends Said {
  shape: 'dating';
  said: string;
  due: string;
  text: string;
  place: Place | null;
}

/** All shares of one whole. */
export interface SharesFact extends Said {
  shape: 'shares';
  whole: Mention;
  parts: Mention[];
  shares: Mention[];
}

/** 甲、乙、丙分别为 x、y: names and the numbers that belong to them one by one. */
export interface RespectiveFact extends Said {
  shape: 'respective';
  /** the words of the names, as printed, and where they stand */
  text: string;
  place: Place | null;
  /** how many names there are; two where 和 may join two of them or stand within one */
  names: number[];
  values: Mention[];
}

/** 快于序时进度3.4个百分点: a rate of execution against the part of the year that has passed. */
export interface PaceFact extends Said {
  shape: 'pace';
  rate: Mention;
  /** months from January on */
  months: number;
  lead: Mention;
  direction: Direction;
}

/** 从2015年的 p 增长到2020年的 v，年均增长 g%: the growth that compounds to it over whole years. */
export interface AverageGrowthFact extends Said {
  shape: 'average-growth';
  before: Mention;
  now: Mention;
  years: bigint;
  rate: Mention;
  direction: Direction;
}

/** A percentage that by its name lies between 0 and 100. */
export interface BoundedFact extends Said {
  shape: 'bounded';
  rate: Mention;
}

/** An amount and the rate at which it completes a target that is not printed. */
export interface ImpliedBaseFact extends Said {
  shape: 'implied-base';
  part: Mention;
  rate: Mention;
}

/** A rate of cases right after their exact number. */
export interface CaseRateFact extends Said {
  shape: 'case-rate';
  cases: Mention;
  rate: Mention;
}

/** A part beside the whole that its sentence names, whatever other parts there are. */
export interface MembershipFact extends Said {
  shape: 'membership';
  part: Mention;
  whole: Mention;
}

/** What the wording itself gives away: a slot of the template, a number without its %. */
export interface RemarkFact extends Said {
  shape: 'remark';
  kind: 'template-residue' | 'missing-percent-sign';
  text: string;
  place: Place | null;
}

export type Fact =
  | RatioFact
  | BreakdownFact
  | ChangeFact
  | BalanceFact
  | RestatementFact
  | ListingFact
  | ComparisonFact
  | DatingFact
  | SharesFact
  | PaceFact
  | RespectiveFact
  | AverageGrowthFact
  | BoundedFact
  | ImpliedBaseFact
  | CaseRateFact
  | MembershipFact
  | RemarkFact
  | IndicatorFact
  | ExecutionMarkFact
  | FullMarksFact
  | FirstLevelsFact
  | GradeFact
  | AverageFact;
