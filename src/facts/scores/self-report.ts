/** What the text says of scores: the total of a sheet, the grade that it makes, and the mean of several. */
import type { Fact, Mention, RestatementFact } from '../../../schemas/fact.js';
import type { Context, Parser } from '../parser.js';
import { restatedScore, rounded } from './marks.js';
import type { ScoreSheet } from './sheet.js';

export const selfReport: Parser = {
  id: 'self-report',
  parse: (context) => {
    const lists = listsOf(context);
    return context.figures.mentions.flatMap((mention): Fact[] => {
      if (mention.figure.dimension !== 'score' || mention.figure.table !== null) return [];
      const words = wordsBefore(context, mention);
      if (mean.test(words)) return averages(context, mention, lists);
      if (!own.test(words) || /满意|测评|考核|上年|去年|其中/u.test(words)) return [];
      return [...grades(context, mention), ...restatements(context, mention, words)];
    });
  },
};

// '自评得分' '综合评分为' '绩效自评总分' '整体支出绩效得分'
const own = /(?:自评|综合|绩效|评价|整体)[^，。；]{0,10}(?:得分|评分|总分|分数)(?:为|是|共|计|:|：|“)*$/u;
const mean = /(?:平均(?:自评|综合)?(?:得分|评分|分值|分数?)|(?:得分|评分)平均)(?:为|是|:|：)*$/u;

/** The words of the clause in front of a number. */
const wordsBefore = ({ text }: Context, { node, start }: Mention): string =>
  text(node)
    .slice(Math.max(0, start - 24), start)
    .split(/[。；]/u)
    .at(-1)
    ?.trimEnd() ?? '';

const gradeAfter =
  /^分?[，,（ ]?[^。；，]{0,10}(?:等级|等次|评级|级别|结果|评定|定|评)(?:级别?|等次)?(?:被)?(?:为|是|:|：)*[“"]?(?<grade>优秀?|良好?|中等?|较?差)[”"]?(?=[。；，,）等级次]|$)/u;

const grades = ({ document, text }: Context, mention: Mention): Fact[] => {
  const rest = text(mention.node).slice(mention.end);
  const grade = gradeAfter.exec(rest)?.groups?.grade;
  const node = document.nodes[mention.node];
  if (grade === undefined || node?.kind !== 'paragraph') return [];
  return [
    {
      shape: 'grade',
      wording: 'self-report',
      caveat: mention.caveat,
      score: mention,
      grade,
      place: mention.figure.places[0] ?? null,
    },
  ];
};

/** The text speaks of what the sheet evaluates, and there is one such sheet. */
const restatements = (context: Context, mention: Mention, words: string): RestatementFact[] => {
  const about = words.includes('整体')
    ? 'department'
    : words.includes('项目')
      ? 'project'
      : subjectOf(context);
  const sheets = context.scoreSheets.filter(({ total }) => total?.score);
  const fitting = sheets.filter(({ of }) => of === about);
  const [only, another] = fitting.length > 0 ? fitting : sheets;
  const total = only?.total?.score;
  if (!total || another) return [];
  const sure = only.of === about && about !== null;
  return [{ ...restatedScore(mention, total), ...(sure ? {} : { supposed: true as const }) }];
};

const subjectOf = ({ document }: Context): ScoreSheet['of'] =>
  document.kind === 'department-performance'
    ? 'department'
    : document.kind === 'project-performance'
      ? 'project'
      : null;

interface Scores {
  scores: Mention[];
  /** amounts of the same rows, column by column */
  weightings: Mention[][];
}

/** Of the list that has as many scores as the paragraph says that there are projects; else of any that fits. */
const averages = ({ mentionsOf }: Context, average: Mention, lists: readonly Scores[]): Fact[] => {
  const counts = mentionsOf(average.node).filter(({ figure }) => figure.dimension === 'count');
  const announced = lists.filter(({ scores }) =>
    counts.some(({ figure }) => figure.value === String(scores.length)),
  );
  const said = announced.length === 1 && lists.length === 1;
  return (said ? announced : lists).map(({ scores, weightings }) => ({
    shape: 'average',
    wording: 'self-report',
    caveat: average.caveat,
    average: rounded(average),
    scores,
    weightings,
    ...(said ? {} : { supposed: true as const }),
  }));
};

/** The scores of each table that lists projects, and the totals of all sheets. */
const listsOf = (context: Context): Scores[] => {
  const totals = context.scoreSheets.flatMap(({ total }) => total?.score ?? []).map(rounded);
  const lists = [...tableScores(context).map(({ list }) => list), { scores: totals, weightings: [] }];
  return lists.filter(({ scores }) => scores.length > 1);
};

const isMean = (label: string): boolean => /平均|均值/u.test(label);

/** Each column of scores with those of its rows, and the mean that it prints itself. */
const tableScores = ({ sheets }: Context): { list: Scores; average: Mention | null }[] =>
  sheets.flatMap(({ sheet: { panels } }) =>
    panels.flatMap(({ columns, rows }) =>
      columns
        .filter(({ role }) => role === 'score')
        .map(({ at }) => {
          const items = rows.filter((row) => row.total === null && !isMean(row.label) && row.amounts.has(at));
          const of = (column: number): Mention[] => items.flatMap(({ amounts }) => amounts.get(column) ?? []);
          const weightings = columns
            .filter(({ role }) => role === 'amount')
            .map((column) => of(column.at))
            .filter((amounts) => amounts.length === items.length);
          const average = rows.find(({ label }) => isMean(label))?.amounts.get(at) ?? null;
          return { list: { scores: of(at).map(rounded), weightings }, average };
        }),
    ),
  );

/** A row 平均 under the scores. */
export const tableAverages: Parser = {
  id: 'table-averages',
  parse: (context) =>
    tableScores(context).flatMap(({ list, average }): Fact[] =>
      average && list.scores.length > 1
        ? [{ shape: 'average', wording: 'table-averages', caveat: null, average: rounded(average), ...list }]
        : [],
    ),
};
