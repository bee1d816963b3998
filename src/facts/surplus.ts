/** 收支相抵，年终结转 …; 当年收支结余 …; 收支平衡: income against expenditure. */
import type { BalanceFact, Fact, Frame, Mention, RestatementFact } from '../../schemas/fact.js';
import { levelOf, samePeriod } from './kinship.js';
import type { Context, Parser } from './parser.js';
import { balanceOf, lessThan } from './shapes.js';
import { scopeOf } from './scope.js';
import { isTotal } from './totals.js';

export const surplus: Parser = {
  id: 'surplus',
  parse: (context) => {
    const facts: Fact[] = [];
    context.figures.frames.forEach((frame, index) => {
      const balance = balanceAt(context, frame, index);
      if (balance) facts.push(balance);
      const equal = balanced(context, frame, index);
      if (equal) facts.push(equal);
    });
    return facts;
  },
};

const income = /收入/u;
const expenditure = /支出/u;
// '当年收支结余' '本年收支结余' : the difference of the two before it; 滚存 adds earlier years
const currentSurplus = /^(?:当年|本年|当期|年度)?收支(?:结余|差额|缺口)$/u;

// '年终结余' '年末结转' after both totals, in no words of setting off
const yearEnd = /^年[终末](?:结[转余]|滚存)/u;

const balanceAt = ({ figures, kinship }: Context, frame: Frame, index: number): BalanceFact | null => {
  const result = levelOf(frame);
  if (!result) return null;
  const setOff = frame.cue?.startsWith('收支') === true;
  const current =
    currentSurplus.test(result.figure.label ?? '') || /^(?:当年|本年)?收支结余$/u.test(result.lead);
  const closing = !setOff && yearEnd.test(result.figure.label ?? '');
  if (!setOff && !current && !closing) return null;
  const totalsOnly = setOff || closing;
  const before = figures.frames
    .slice(Math.max(0, index - 24), index)
    // '收入合计98.5亿元，其中：…其他收入5.2亿元': a source is not what was received
    .filter((other) => isTotal(other) || !kinship.parentOf.has(other));
  const here = before.filter(({ node }) => node === frame.node);
  const pick = (word: RegExp): Mention | null =>
    latest(here, word, result, totalsOnly) ?? latest(before, word, result, totalsOnly);
  const [received, spent] = [pick(income), pick(expenditure)];
  if (!received || !spent) return null;
  // totals of a paragraph before it are only the likeliest
  const certain = !closing && [received, spent].every(({ node }) => node === frame.node);
  return {
    ...balanceOf('surplus', result, lessThan(received, spent)),
    ...(certain ? {} : { supposed: true as const }),
  };
};

const latest = (frames: Frame[], word: RegExp, result: Mention, totalsOnly: boolean): Mention | null => {
  const frame = frames.findLast((other) => {
    const mention = levelOf(other);
    return (
      mention?.figure.base === result.figure.base &&
      other.depth === 0 &&
      word.test(mention.figure.label ?? '') &&
      (!totalsOnly || isTotal(other))
    );
  });
  return frame ? levelOf(frame) : null;
};

// '收支平衡' '全市一般公共预算收支执行平衡'; an amount before it ('年终结转1.2亿元，收支平衡') balances too
const balancedWords = /^[^\d]*?收支(?:执行|总计|总体|基本)?(?:保持)?平衡/u;

// '相应安排支出预算317.5亿元，收支平衡'
const planned = /安排支出|支出安排|支出预算/u;

// '收入总计' and '支出总计', '总收入' and '总支出'
const grandTotal = /总计$|总[收支][入出]$|(?:收入|支出)总[额数]$/u;

/** Right after the other total, or a name of the whole first in its sentence; '支出总计' there is divided by what follows. */
const opensClause = (previous: Frame | undefined, frame: Frame): boolean => {
  const other = previous && levelOf(previous);
  if (previous?.node === frame.node && grandTotal.test(other?.figure.label ?? '')) return true;
  const first = previous?.node !== frame.node || previous.sentence !== frame.sentence;
  return (
    (first || previous.segment !== frame.segment) && !(levelOf(frame)?.figure.label ?? '').endsWith('总计')
  );
};

/** Right after the total of expenditure: its equality with the total of income is claimed, or without the words may be. */
const balanced = ({ figures, text }: Context, frame: Frame, index: number): RestatementFact | null => {
  const spent = levelOf(frame);
  const name = spent?.figure.label ?? '';
  if (!spent || !name.includes('支出') || !(isTotal(frame) || planned.test(name))) return null;
  const said = balancedWords.test(text(spent.node).slice(spent.end, spent.end + 28));
  const added = isTotal(frame) && (frame.cue === '加上' || frame.cue === '减去');
  // both with what was carried over, which the accounts of an office make equal; a region has a surplus
  const ofOffice = grandTotal.test(name) && scopeOf(name) === '';
  const grand = !said && !added && ofOffice && opensClause(figures.frames[index - 1], frame);
  if (!said && !added && !grand) return null;
  const before = figures.frames.slice(Math.max(0, index - 24), index);
  const near = before.filter(({ node, level }) =>
    grand ? grandTotal.test(level?.figure.label ?? '') : node === frame.node,
  );
  const here = latest(near, income, spent, true);
  // the total of a paragraph before it is only the likeliest
  const received = here ?? (said ? latest(before, income, spent, true) : null);
  if (!received || (grand && !samePeriod(received, spent))) return null;
  return {
    shape: 'restatement',
    wording: 'surplus',
    caveat: null,
    stated: spent,
    earlier: received,
    sameness: '收支平衡',
    ...(said && here ? {} : { supposed: true as const }),
  };
};
