/** How a sentence is understood: its figures, each with the part that it plays. */
import type { Figure } from './record.js';

export type Direction = 'up' | 'down' | 'flat';

/** The part that a number plays in its clause. */
export type Role =
  | { kind: 'level' }
  /** the level that something was compared with: 较2024年的2190万元 */
  | { kind: 'prior' }
  /** the distance from another's level: 比全省高1.18万元 */
  | { kind: 'gap'; direction: Direction }
  /** what the rate right after it divides by: 完成年初预算245800万元的59.74% */
  | { kind: 'whole'; base: string | null }
  | { kind: 'delta'; direction: Direction }
  | { kind: 'growth'; direction: Direction }
  | { kind: 'points'; direction: Direction }
  /** 占本年支出合计的 names its whole; 占 alone does not */
  | { kind: 'share'; whole: string | null }
  /** 完成年初预算的 */
  | { kind: 'execution'; base: string }
  | { kind: 'multiple'; direction: Direction | null };

/** A figure with its position: `nodes[node].text.slice(start, end)` is its text. */
export interface Mention {
  figure: Figure;
  node: number;
  start: number;
  end: number;
  role: Role;
  /** the words before the number that belong to it, folded */
  lead: string;
  /** where those words begin */
  leadStart: number;
  /** the separator in front of the lead, '' when the lead follows the previous number directly */
  separator: string;
  /** the clause without a number before the lead, in the same sentence */
  before: string;
  /** bracket depth, sentence and ；-segment of the paragraph it stands in */
  depth: number;
  sentence: number;
  segment: number;
  /** verb of the clause: 开展, 发放 */
  action: string | null;
  /** the amount that the words name as its base right before it: 年初预算245800万元的 */
  whole: Mention | null;
  /** 同口径 and the like beside it: the number is not comparable with its neighbours */
  caveat: string | null;
}

/** One thing that is measured, with all that its sentence says of it. */
export interface Frame {
  node: number;
  subject: string | null;
  /** 其中 | 加上 | … in front of it */
  cue: string | null;
  depth: number;
  sentence: number;
  segment: number;
  /** its amount, count or rate; null when only changes of it are stated */
  level: Mention | null;
  /** budgets or targets beside the level: 年初预算, 调整预算 */
  bases: { name: string; mention: Mention }[];
  prior: Mention | null;
  /** further measures of the same thing: 69 宗 8073.08 平方米 */
  beside: Mention[];
  /** changes, shares, completions, in order */
  said: Mention[];
}

export interface Figures {
  mentions: Mention[];
  /** in reading order */
  frames: Frame[];
}
