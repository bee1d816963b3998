/** The rules. To add one: a file in rules/, its line here, its page in fixtures/rules/. */
import { noConfiguration, type Configuration } from '../../schemas/configuration.js';
import type { Fact, Figures } from '../../schemas/fact.js';
import type { Check, Coverage, Severity } from '../../schemas/record.js';
import { standardScoring, type Scoring } from '../../schemas/scoring.js';
import { extractorVersion } from '../../schemas/version.js';
import { checkOf, checkOfWords, type Draft, type Outcome } from './check.js';
import { coverageOf } from './coverage.js';
import { withoutExplained } from './explained.js';
import { digest } from './fingerprint.js';
import { pinCulprits } from './pins.js';
import type { Rule } from './rule.js';
import { baseLabelMismatch } from './rules/base-label-mismatch.js';
import { basicProjectSum } from './rules/basic-project-sum.js';
import { basicStaffPublicSum } from './rules/basic-staff-public-sum.js';
import { carryoverIdentity } from './rules/carryover-identity.js';
import { classSum } from './rules/class-sum.js';
import { completionRate } from './rules/completion-rate.js';
import { countListLength } from './rules/count-list-length.js';
import { countPartSum } from './rules/count-part-sum.js';
import { deltaPair } from './rules/delta-pair.js';
import { directionSign } from './rules/direction-sign.js';
import { executionRate } from './rules/execution-rate.js';
import { executionScore } from './rules/execution-score.js';
import { firstLevelWeights } from './rules/first-level-weights.js';
import { fundRowTotal } from './rules/fund-row-total.js';
import { fundSourceSum } from './rules/fund-source-sum.js';
import { gradeBand } from './rules/grade-band.js';
import { gradeDistributionSum } from './rules/grade-distribution-sum.js';
import { growthPair } from './rules/growth-pair.js';
import { growthTriple } from './rules/growth-triple.js';
import { headlineCount } from './rules/headline-count.js';
import { incomeExpenseBalance } from './rules/income-expense-balance.js';
import { incomeSourceSum } from './rules/income-source-sum.js';
import { lineItemsSumToClass } from './rules/line-items-sum-to-class.js';
import { missingPercentSign } from './rules/missing-percent-sign.js';
import { nestedPartSum } from './rules/nested-part-sum.js';
import { partExceedsWhole } from './rules/part-exceeds-whole.js';
import { partSumTotal } from './rules/part-sum-total.js';
import { percentagePoint } from './rules/percentage-point.js';
import { procurementSum } from './rules/procurement-sum.js';
import { projectCountFlow } from './rules/project-count-flow.js';
import { quantScore } from './rules/quant-score.js';
import { rateBound } from './rules/rate-bound.js';
import { repeatFigure } from './rules/repeat-figure.js';
import { reportYear } from './rules/report-year.js';
import { scheduleProgress } from './rules/schedule-progress.js';
import { scoreAverage } from './rules/score-average.js';
import { scoreExceedsWeight } from './rules/score-exceeds-weight.js';
import { scoreSum } from './rules/score-sum.js';
import { selfReportVsScore } from './rules/self-report-vs-score.js';
import { shareListSum100 } from './rules/share-list-sum-100.js';
import { shareOfTotal } from './rules/share-of-total.js';
import { subscoreSum } from './rules/subscore-sum.js';
import { targetMetVsScore } from './rules/target-met-vs-score.js';
import { templateResidue } from './rules/template-residue.js';
import { threePublicSum } from './rules/three-public-sum.js';
import { timesMultiple } from './rules/times-multiple.js';
import { vehicleCostSum } from './rules/vehicle-cost-sum.js';
import { vehicleInventorySum } from './rules/vehicle-inventory-sum.js';
import { weightSum100 } from './rules/weight-sum-100.js';
import { zeroTotal } from './rules/zero-total.js';

const plain: readonly Rule[] = [
  fundRowTotal,
  zeroTotal,
  baseLabelMismatch,
  basicProjectSum,
  fundSourceSum,
  basicStaffPublicSum,
  threePublicSum,
  vehicleCostSum,
  classSum,
  lineItemsSumToClass,
  procurementSum,
  incomeSourceSum,
  nestedPartSum,
  vehicleInventorySum,
  gradeDistributionSum,
  projectCountFlow,
  partSumTotal,
  countPartSum,
  executionRate,
  completionRate,
  shareOfTotal,
  growthTriple,
  growthPair,
  timesMultiple,
  percentagePoint,
  scheduleProgress,
  deltaPair,
  incomeExpenseBalance,
  carryoverIdentity,
  countListLength,
  headlineCount,
  repeatFigure,
  shareListSum100,
  partExceedsWhole,
  rateBound,
  directionSign,
  reportYear,
  missingPercentSign,
  templateResidue,
  weightSum100,
  subscoreSum,
  scoreSum,
  scoreExceedsWeight,
  targetMetVsScore,
  quantScore,
  scoreAverage,
  selfReportVsScore,
];

const rulesFor = (scoring: Scoring): readonly Rule[] => [
  ...plain,
  executionScore(scoring),
  firstLevelWeights(scoring),
  gradeBand(scoring),
];

/** As they are where nothing is configured. */
export const rules: readonly Rule[] = rulesFor(standardScoring);

/** Which rules are in force, and how severe is what they find not to hold. */
export interface AuditOptions {
  rules: readonly Rule[];
  severities: ReadonlyMap<string, Severity>;
  /** names all of it; changes when it does */
  ruleSet: string;
}

/** `own`: rules from the modules of the configuration. */
export const auditOptions = (configuration: Configuration, own: readonly Rule[]): AuditOptions => {
  const set = Object.entries(configuration.rules);
  const ours = configuration.scoring === standardScoring ? rules : rulesFor(configuration.scoring);
  return {
    rules: [...ours, ...own].filter(({ id }) => configuration.rules[id] !== 'off'),
    severities: new Map(set.flatMap(([id, setting]) => (setting === 'off' ? [] : [[id, setting]]))),
    ruleSet: ruleSetOf(configuration),
  };
};

/**
 * Names the rules that make checks, of this version, and what a configuration changes about them: how a rule works
 * changes with the version only.
 */
export const ruleSetOf = ({ rules: set, modules, units, scoring }: Configuration): string => {
  const settings = Object.entries(set).map(([id, setting]) => `${id}=${setting}`);
  const added = units.map(({ name, dimension }) => `${name}=${dimension}`);
  const own = modules.map(({ sha256 }) => sha256);
  const marks = JSON.stringify(scoring);
  const scored = marks === JSON.stringify(standardScoring) ? [] : [marks];
  const changes = [settings.toSorted(), added.toSorted(), own, scored].filter((each) => each.length > 0);
  return digest(
    [[extractorVersion, ...rules.map(({ id }) => id)], ...changes].map((each) => each.join(' ')).join('|'),
  );
};

export const standardAudit: AuditOptions = auditOptions(noConfiguration, []);

/** Every rule over every fact; passes are results too. */
export const audit = (
  figures: Figures,
  facts: readonly Fact[],
  options: AuditOptions = standardAudit,
): { checks: Check[]; coverage: Coverage } => {
  const outcomes = facts.flatMap((fact) => outcomesOf(fact, options.rules));
  const drafts = pinCulprits(withoutExplained(outcomes)).map((draft) => graded(draft, options.severities));
  const checks = named(drafts, figures);
  return { checks, coverage: coverageOf(figures, facts, checks) };
};

const outcomesOf = (fact: Fact, inForce: readonly Rule[]): Outcome[] => {
  const found: Outcome[] = [];
  for (const rule of inForce) {
    const outcome = outcomeOf(rule, fact);
    if (outcome && rule.exclusive) return [outcome];
    if (outcome) found.push(outcome);
  }
  return found;
};

const graded = (draft: Draft, severities: AuditOptions['severities']): Draft =>
  draft.verdict === 'contradiction'
    ? { ...draft, severity: severities.get(draft.rule) ?? draft.severity }
    : draft;

const outcomeOf = (rule: Rule, fact: Fact): Outcome | null => {
  const ways = rule.recompute?.(fact) ?? [];
  if (ways.length > 0) return checkOf(rule, ways);
  const observation = rule.observe?.(fact);
  return observation ? { draft: checkOfWords(rule, observation), way: null } : null;
};

/** Ids in order, and fingerprints that outlive a new version of the file. */
const named = (drafts: readonly Draft[], { mentions }: Figures): Check[] => {
  const labels = new Map(mentions.map(({ figure }) => [figure.id, figure.label ?? '']));
  const seen = new Map<string, number>();
  return drafts.map((draft, index) => {
    const name = fingerprintOf(draft, labels);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return {
      id: `c${String(index + 1)}`,
      ...draft,
      fingerprint: count === 1 ? name : `${name}-${String(count)}`,
    };
  });
};

const fingerprintOf = (check: Draft, labels: ReadonlyMap<string, string>): string => {
  const plain = (figure: string | null, text: string): string =>
    `${figure === null ? '' : (labels.get(figure) ?? '')}=${text.replace(/\s+/gu, '')}`;
  const operands = check.operands.map(({ figure, text }) => plain(figure, text));
  return digest([check.rule, plain(check.stated.figure, check.stated.text), ...operands].join('|'));
};
