/**
 * One line for one fact: figures are written label first, `—` for what is not printed.
 *   breakdown: 收入合计 30万元 ← 拨款 20万元 + 其他 10万元; claimed; caveat 同口径
 *   breakdown: 总数 9个 ← 甲 4个 + 乙 5个 + 丙 3个; unsaid; or the first 2
 *   execution: 95.74% ← 执行数 7348.59万元 ÷ 预算数 7676万元
 *   change up: 支出 120万元; delta 20万元; rate 20%
 *   balance: 结余 2亿元 ← 收入 10亿元 − 支出 8亿元
 *   restatement: 执行率 96% again 执行率 95.74%
 *   listing: 3个 ← 甲 / 乙 / 丙; open
 *   comparison: 支出决算 95万元 is more than 年初预算 90万元
 *   dating: 截至2023年12月31日; due 2024
 *   shares: 60% + 40% of 支出合计 10万元
 *   pace: 支出 36.7% after 4 months up 3.4个百分点
 *   bounded: 满意度 98%
 *   implied base: 99.47% ← 面积 37.38公顷
 *   case rate: 100% of 信访件 41宗
 *   membership: 线上办结 36件 of 行政许可 48件
 *   template-residue: XX
 */
import type { Fact, Mention, Term } from '../../schemas/fact.js';

const named = ({ figure }: Mention): string => `${figure.label ?? '—'} ${figure.text}`;
const bare = (mention: Mention | null, name: string): string[] =>
  mention ? [`${name} ${mention.figure.text}`] : [];

const sum = (terms: readonly Term[]): string =>
  terms.map(({ mention, sign }, at) => (sign === -1 ? ' − ' : at > 0 ? ' + ' : '') + named(mention)).join('');

/** Every reading of a list is its beginning; only their lengths are told apart. */
const shorter = (readings: readonly Term[][]): string[] => {
  const [, ...others] = readings;
  return others.length === 0 ? [] : [`or the first ${others.map(({ length }) => String(length)).join(', ')}`];
};

export const factLine = (fact: Fact): string => {
  const caveat = fact.caveat === null ? [] : [`caveat ${fact.caveat}`];
  return [...partsOf(fact), ...caveat].join('; ');
};

const partsOf = (fact: Fact): string[] => {
  switch (fact.shape) {
    case 'breakdown':
      return [
        `breakdown: ${named(fact.total)} ← ${sum(fact.readings[0] ?? [])}`,
        fact.closure,
        ...shorter(fact.readings),
      ];
    case 'ratio':
      return [
        `${fact.kind}: ${fact.rate.figure.text} ← ${named(fact.part)} ÷ ${fact.wholes.map(named).join(' | ')}`,
      ];
    case 'change': {
      const { now, before, delta, rate } = fact;
      return [
        `change ${fact.direction}: ${now ? named(now) : 'nothing left'}`,
        ...bare(before, 'before'),
        ...bare(delta, 'delta'),
        ...bare(rate, 'rate'),
      ];
    }
    case 'balance':
      return [`balance: ${named(fact.result)} ← ${sum(fact.terms)}`];
    case 'restatement':
      return [`restatement: ${named(fact.stated)} again ${named(fact.earlier)}`];
    case 'listing':
      return [
        `listing: ${fact.announced.figure.text} ← ${fact.items.join(' / ')}`,
        ...(fact.open ? ['open'] : []),
      ];
    case 'comparison':
      return [
        `comparison: ${named(fact.left)} is ${fact.relation} than ${fact.rights.map(named).join(' | ')}`,
      ];
    case 'dating':
      return [`dating: ${fact.text}; due ${fact.due}`];
    case 'shares':
      return [`shares: ${fact.shares.map(({ figure }) => figure.text).join(' + ')} of ${named(fact.whole)}`];
    case 'pace':
      return [
        `pace: ${named(fact.rate)} after ${String(fact.months)} months ${fact.direction} ${fact.lead.figure.text}`,
      ];
    case 'respective':
      return [
        `respective: ${fact.names.join(' | ')} names, ${fact.values.map(({ figure }) => figure.text).join(' / ')}`,
      ];
    case 'average-growth':
      return [
        `average growth: ${named(fact.before)} → ${named(fact.now)} in ${String(fact.years)} years ${fact.direction} ${fact.rate.figure.text}`,
      ];
    case 'bounded':
      return [`bounded: ${named(fact.rate)}`];
    case 'implied-base':
      return [`implied base: ${fact.rate.figure.text} ← ${named(fact.part)}`];
    case 'case-rate':
      return [`case rate: ${fact.rate.figure.text} of ${named(fact.cases)}`];
    case 'membership':
      return [`membership: ${named(fact.part)} of ${named(fact.whole)}`];
    case 'remark':
      return [`${fact.kind}: ${fact.text}`];
    case 'indicator':
      return [
        `indicator: ${fact.name} ${fact.score.figure.text} of ${fact.weight.figure.text}`,
        ...(fact.target && fact.actual
          ? [`${fact.actual.text} for ${fact.target.relation} ${fact.target.value}`]
          : []),
        ...(fact.explained ? ['explained'] : []),
      ];
    case 'execution-mark':
      return [
        `execution mark: ${fact.score.figure.text} of ${fact.weight.figure.text} for ${fact.rate?.figure.text ?? '—'}`,
        ...(fact.explained ? ['explained'] : []),
      ];
    case 'full-marks':
      return [
        `full marks: ${fact.total?.figure.text ?? '—'} ← ${fact.weights.map(({ figure }) => figure.text).join(' + ')}`,
        ...(fact.closed ? ['closed'] : []),
      ];
    case 'first-levels':
      return [
        `first levels: ${fact.levels.map(({ name, weights }) => `${name} ${weights.map(({ figure }) => figure.text).join(' + ')}`).join(', ')}`,
      ];
    case 'grade':
      return [`grade: ${fact.grade} for ${named(fact.score)}`];
    case 'average':
      return [
        `average: ${named(fact.average)} ← ${fact.scores.map(({ figure }) => figure.text).join(' + ')}`,
        ...(fact.supposed ? ['supposed'] : []),
      ];
  }
};
