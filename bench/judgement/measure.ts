/** Recall by slip and by role, false alarms, stability: over the reports of fixtures/reports. */
import { readCases, type CaseFolder } from '../../fixtures/make/case.js';
import { claimsOf } from './claims.js';
import { accuses, answer, judge } from './judge.js';
import { operators, picker, type Mutant } from './operators.js';
import { breaksOf, type Break } from './stability.js';

export interface Recall {
  of: string;
  made: number;
  caught: number;
  /** shown as not comparable: an open list, another scope */
  noted: number;
}

export interface Judgement {
  seed: number;
  byOperator: Recall[];
  byRole: Recall[];
  missed: { report: string; operator: string; was: string; now: string; said: string }[];
  consistentReports: number;
  falseAlarms: number;
  rewritings: { of: string; made: number; kept: number }[];
  breaks: Break[];
}

interface Outcome {
  report: string;
  mutant: Mutant;
  said: ReturnType<typeof answer>;
}

/** Every slip in every report, and what was said of it; the same for the same seed. */
const mutate = async (seed: number): Promise<Outcome[]> => {
  const outcomes: Outcome[] = [];
  for (const each of readCases()) {
    const claims = claimsOf(each);
    const before = await judge(each.source);
    const pick = picker(seed);
    for (const operator of operators)
      for (const mutant of operator(claims, pick)) {
        const said = answer(before, await judge(mutant.source), mutant);
        outcomes.push({ report: each.name, mutant, said });
      }
  }
  return outcomes;
};

const recall = <T>(items: T[], name: (item: T) => string, said: (item: T) => string): Recall[] =>
  [...new Set(items.map(name))].map((of) => {
    const answers = items.filter((item) => name(item) === of).map(said);
    const times = (word: string): number => answers.filter((each) => each === word).length;
    return { of, made: answers.length, caught: times('caught'), noted: times('noted') };
  });

const falseAlarmsOf = async (sound: CaseFolder[]): Promise<number> => {
  let alarms = 0;
  for (const { source } of sound) alarms += (await judge(source)).filter(accuses).length;
  return alarms;
};

export const measure = async (seed: number): Promise<Judgement> => {
  const cases = readCases();
  const outcomes = await mutate(seed);
  const sound = cases.filter(({ about }) => about.slip === null);
  const stability = [];
  for (const each of cases) stability.push(await breaksOf(each));
  const said = (outcome: Outcome): string => outcome.said;
  return {
    seed,
    byOperator: recall(outcomes, ({ mutant }) => mutant.operator, said),
    byRole: recall(outcomes, ({ mutant }) => mutant.role, said),
    missed: outcomes
      .filter((outcome) => said(outcome) !== 'caught')
      .map(({ report, said, mutant: { operator, was, names } }) => ({
        report,
        operator,
        was,
        now: names.join(),
        said,
      })),
    consistentReports: sound.length,
    falseAlarms: await falseAlarmsOf(sound),
    rewritings: rewritten(stability),
    breaks: stability.flatMap(({ breaks }) => breaks),
  };
};

const rewritten = (stability: { tried: string[]; breaks: Break[] }[]): Judgement['rewritings'] =>
  [...new Set(stability.flatMap(({ tried }) => tried))].map((of) => {
    const some = stability.filter(({ tried }) => tried.includes(of));
    const kept = some.filter(({ breaks }) => breaks.every(({ change }) => change !== of));
    return { of, made: some.length, kept: kept.length };
  });
