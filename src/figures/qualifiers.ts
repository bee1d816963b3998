/** Words beside a number that open one end of its interval or both. */
import type { FigureKind } from '../../schemas/record.js';

export interface Qualifier {
  kind: FigureKind;
  /** 近: just below; the other upper words leave the lower end open */
  near: boolean;
}

interface Row extends Qualifier {
  pattern: RegExp;
}

// read at the end of the text before the number: '超过23', '不少于5', '近500', '约3000'
const prefixes: readonly Row[] = [
  {
    pattern: /(?:不超过|不高于|不多于|不大于|小于等于|至多|最多|控制在|≤|<=) ?$/u,
    kind: 'upper',
    near: false,
  },
  { pattern: /(?:不少于|不低于|不小于|大于等于|至少|最少|≥|>=|起码) ?$/u, kind: 'lower', near: false },
  { pattern: /(?:不足|不到|不满|少于|低于|小于|未达|未到|<) ?$/u, kind: 'upper', near: false },
  { pattern: /(?:(?<!附|最|邻|临|靠|远)近|将近|接近) ?$/u, kind: 'upper', near: true },
  { pattern: /(?:(?<!反|赶)超|超过|超出|突破|逾|多于|高于|大于|多达|>) ?$/u, kind: 'lower', near: false },
  {
    pattern: /(?:(?<!预|签|特|节|公|契|大)约|大约|约为|大概|约占|估计) ?$/u,
    kind: 'approximate',
    near: false,
  },
];

// read at the start of the text after it: '90分以上', '5%左右', '4.5%以内'
const suffixes: readonly Row[] = [
  { pattern: /^ ?(?:（含）)?(?:以上|及以上|以外)/u, kind: 'lower', near: false },
  { pattern: /^ ?(?:（含）)?(?:以下|以内|之内|及以下)/u, kind: 'upper', near: false },
  { pattern: /^ ?(?:左右|上下)/u, kind: 'approximate', near: false },
];

/** Null when neither side qualifies the number. */
export const qualifierOf = (left: string, right: string): Qualifier | null =>
  prefixes.find(({ pattern }) => pattern.test(left)) ??
  suffixes.find(({ pattern }) => pattern.test(right)) ??
  null;
