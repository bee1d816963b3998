/** What sheets of self-evaluation say of their own marks. */
import type { Mention } from './mention.js';
import type { Place } from './place.js';
import type { Said } from './said.js';

/** One row of a sheet of self-evaluation: a number that was to be reached, what was, and the marks for it. */
export interface IndicatorFact extends Said {
  shape: 'indicator';
  name: string;
  target: {
    relation: 'at-least' | 'at-most' | 'equal';
    /** decimal, in the unit of the target */
    value: string;
    text: string;
    /** its figure, where it was read as one */
    mention: Mention | null;
  } | null;
  /** what the cell may mean in the unit of the target, as the printed digits allow: decimals */
  actual: {
    readings: { value: string; low: string; high: string }[];
    text: string;
    mention: Mention | null;
  } | null;
  weight: Mention;
  score: Mention;
  /** the sheet says why the marks differ */
  explained: boolean;
}

/** The marks for having spent the budget. */
export interface ExecutionMarkFact extends Said {
  shape: 'execution-mark';
  /** as printed, or what it is the quotient of */
  rate: Mention | null;
  part: Mention | null;
  wholes: Mention[];
  weight: Mention;
  score: Mention;
  explained: boolean;
}

/** All weights of a sheet, and what it says they add up to. */
export interface FullMarksFact extends Said {
  shape: 'full-marks';
  weights: Mention[];
  total: Mention | null;
  /** every row has its weight, that of 预算执行率 among them */
  closed: boolean;
  place: Place | null;
}

/** What each first level of indicators weighs. */
export interface FirstLevelsFact extends Said {
  shape: 'first-levels';
  levels: { name: string; weights: Mention[] }[];
  place: Place | null;
}

/** Marks and the grade that they are called. */
export interface GradeFact extends Said {
  shape: 'grade';
  score: Mention;
  grade: string;
  place: Place | null;
}

/** 平均得分 and the scores that it is the mean of, plain or weighted. */
export interface AverageFact extends Said {
  shape: 'average';
  average: Mention;
  scores: Mention[];
  /** amounts of the same rows that may weigh the scores */
  weightings: Mention[][];
  /** no word says that these are all scores: only a mean that fits is worth telling */
  supposed?: true;
}
