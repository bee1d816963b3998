/** What a sheet of self-evaluation says of its own numbers: funds, rate, weights, marks, and their total. */
import type {
  BreakdownFact,
  Fact,
  FirstLevelsFact,
  FullMarksFact,
  IndicatorFact,
  Mention,
  RestatementFact,
} from '../../../schemas/fact.js';
import { valueOf } from '../../figures/allowed.js';
import { add, compare, hundred, rational, subtract, zero } from '../../figures/rational.js';
import type { Parser } from '../parser.js';
import { actualOf, targetOf } from './goal.js';
import { breakdown, isReason, said } from './facts.js';
import { asMark, restatedScore, rounded } from './marks.js';
import type { IndicatorRow } from './indicator-rows.js';
import type { ScoreSheet } from './sheet.js';
import { executionMarks, executionRow, executionWeightOf, fundSums, rates } from './spending.js';

export const scoreSheet: Parser = {
  id: 'score-sheet',
  parse: ({ scoreSheets }) =>
    scoreSheets.flatMap((sheet) => [
      ...fundSums(sheet),
      ...rates(sheet),
      ...executionMarks(sheet),
      ...weights(sheet),
      ...levelWeights(sheet),
      ...firstLevels(sheet),
      ...scores(sheet),
      ...reviews(sheet),
      ...sheet.indicators.flatMap((row) => indicator(row) ?? []),
      ...sheet.indicators.flatMap(reviewed),
      ...grades(sheet),
      ...restated(sheet),
    ]),
};

const isExtra = ({ levels, name }: IndicatorRow): boolean =>
  [...levels, name].some((text) => /[加扣减]分/u.test(text));

const weightsOf = (rows: readonly IndicatorRow[]): Mention[] => rows.flatMap(({ weight }) => weight ?? []);

/** Each way to count the rows: with that of 预算执行率 and without it, with additional marks and without them. */
const ways = (
  execution: Mention | null,
  rows: readonly Mention[],
  plain: readonly Mention[],
): Mention[][] => {
  const lists = plain.length === rows.length ? [[...rows]] : [[...plain], [...rows]];
  return lists.flatMap((list) => (execution ? [[execution, ...list], list] : [list]));
};

const isWhole = ({ indicators }: ScoreSheet): boolean => indicators.every(({ unread }) => !unread);

const weights = (sheet: ScoreSheet): (BreakdownFact | FullMarksFact)[] => {
  const { indicators, total, funds } = sheet;
  const rows = weightsOf(indicators);
  if (rows.length < 2) return [];
  const plain = weightsOf(indicators.filter((row) => !isExtra(row)));
  const execution = executionWeightOf(sheet);
  const extra = plain.length < rows.length;
  // a block of funds without a weight of its own may still count
  const closed = isWhole(sheet) && !extra && (funds.length === 0 || execution !== null);
  const facts: (BreakdownFact | FullMarksFact)[] = [];
  if (total?.weight && valueOf(total.weight).n > 0n && !standsApart(sheet))
    facts.push(breakdown('weight', total.weight, ways(execution, rows, plain), closed ? 'claimed' : 'open'));
  if (total)
    facts.push({
      shape: 'full-marks',
      ...said,
      weights: [...(execution ? [execution] : []), ...plain],
      total: total.weight,
      closed: closed && execution !== null,
      place: (total.weight ?? total.score)?.figure.places[0] ?? null,
    });
  return facts;
};

/** The weight of 预算执行率 is printed nowhere, and the others leave room for its 10. */
const standsApart = (sheet: ScoreSheet): boolean => {
  if (executionWeightOf(sheet)) return false;
  const sum = weightsOf(sheet.indicators).reduce((all, weight) => add(all, valueOf(weight)), zero);
  const total = sheet.total?.weight ? valueOf(sheet.total.weight) : hundred;
  return compare(subtract(total, sum), ten) === 0;
};
const ten = rational(10n);

/** 产出指标（50分） is what its indicators weigh; so are 绩效指标（90分） all of them. */
const levelWeights = ({ levels, indicators, indicatorWeight, total }: ScoreSheet): BreakdownFact[] => {
  const sums = levels.flatMap(({ weight, rows }) => (weight ? [{ weight, rows }] : []));
  if (indicatorWeight) sums.push({ weight: indicatorWeight, rows: indicators });
  return sums.flatMap(({ weight, rows }) => {
    const parts = weightsOf(rows.filter((row) => !isExtra(row)));
    // without its total the sheet may go on where nothing was read
    const ends = total !== null || rows.at(-1) !== indicators.at(-1);
    const closed = ends && rows.every((row) => row.weight !== null);
    return parts.length === 0
      ? []
      : [breakdown('level-weight', weight, [parts], closed ? 'claimed' : 'open')];
  });
};

const firstLevels = (sheet: ScoreSheet): FirstLevelsFact[] => {
  const { levels, indicators } = sheet;
  const first = levels.filter(({ depth }) => depth === 0);
  // what the kinds weigh is laid down beside the marks for 预算执行率 only
  if (first.length < 2 || !executionWeightOf(sheet) || indicators.some(({ weight }) => weight === null))
    return [];
  const place = first[0]?.rows[0]?.places[0] ?? null;
  const named = first.map(({ name, rows }) => ({ name, weights: weightsOf(rows) }));
  return [{ shape: 'first-levels', ...said, levels: named, place }];
};

const scores = (sheet: ScoreSheet): BreakdownFact[] => {
  const { indicators, total, funds } = sheet;
  if (!total?.score) return [];
  const marksOf = (rows: readonly IndicatorRow[]): Mention[] =>
    rows.flatMap(({ score, weight }) => (score ? [asMark(score, weight)] : []));
  const rows = marksOf(indicators);
  if (rows.length < 2) return [];
  const plain = marksOf(indicators.filter((row) => !isExtra(row)));
  const row = executionRow(sheet);
  const execution = row?.score ? asMark(row.score, executionWeightOf(sheet)) : null;
  const all = execution ? [execution, ...rows] : rows;
  const finest = Math.max(...all.map(({ figure }) => figure.decimals));
  const claim = finest > 0 ? rounded(total.score) : total.score;
  const closed =
    isWhole(sheet) &&
    plain.length === rows.length &&
    (funds.length === 0 || execution !== null) &&
    !standsApart(sheet);
  return [breakdown('score', claim, ways(execution, rows, plain), closed ? 'claimed' : 'open')];
};

/** The marks of each further column make up its total; those for the execution are printed once, if at all. */
const reviews = ({ indicators, total, funds }: ScoreSheet): BreakdownFact[] =>
  (total?.reviews ?? []).flatMap((whole, at) => {
    const rows = indicators.flatMap((row) => {
      const review = row.reviews[at];
      return review ? [{ row, mark: asMark(review, row.weight) }] : [];
    });
    if (!whole || rows.length < 2) return [];
    const closed = funds.length === 0 && rows.length === indicators.length && !indicators.some(isExtra);
    const marks = rows.map(({ mark }) => mark);
    const finest = Math.max(...marks.map(({ figure }) => figure.decimals));
    return [breakdown('score', finest > 0 ? rounded(whole) : whole, [marks], closed ? 'claimed' : 'open')];
  });

/** What others gave is bound by the weight alone: why they gave less they need not say. */
const reviewed = (row: IndicatorRow): IndicatorFact[] =>
  row.reviews.flatMap((review) =>
    review && row.weight && !isExtra(row)
      ? [
          {
            shape: 'indicator',
            ...said,
            name: row.name,
            target: null,
            actual: null,
            weight: row.weight,
            score: rounded(review),
            explained: true,
          },
        ]
      : [],
  );

const indicator = (row: IndicatorRow): IndicatorFact | null => {
  const { weight, score, levels, name } = row;
  if (!weight || !score || isExtra(row)) return null;
  const { measured } = row;
  const target = targetOf(row.target, { names: [...levels, name], relation: row.relation, unit: row.unit });
  const actual = target && actualOf(row.actual, target);
  return {
    shape: 'indicator',
    ...said,
    name,
    target: target && {
      relation: target.relation,
      value: target.value,
      text: target.text,
      mention: measured.target,
    },
    actual: actual && { ...actual, mention: measured.actual },
    weight,
    score: rounded(score),
    explained: isReason(row.reason),
  };
};

const grades = ({ grade, total }: ScoreSheet): Fact[] =>
  grade && total?.score
    ? [{ shape: 'grade', ...said, score: total.score, grade: grade.text, place: grade.place }]
    : [];

/** 自评得分 in the head of the sheet and 总分 at its foot. */
const restated = ({ reported, total }: ScoreSheet): RestatementFact[] =>
  reported && total?.score ? [restatedScore(reported, total.score)] : [];
