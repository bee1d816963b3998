/** The rules. To add one: a file in rules/, its line here, its page in fixtures/rules/. */
import { standardScoring, type Scoring } from '../../schemas/scoring.js';
import type { Rule } from './rule.js';
import { averageAnnualGrowth } from './rules/average-annual-growth.js';
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
import { distributiveLength } from './rules/distributive-length.js';
import { executionRate } from './rules/execution-rate.js';
import { flatClaim } from './rules/flat-claim.js';
import { executionScore } from './rules/execution-score.js';
import { firstLevelWeights } from './rules/first-level-weights.js';
import { fundRowTotal } from './rules/fund-row-total.js';
import { fundSourceSum } from './rules/fund-source-sum.js';
import { gradeBand } from './rules/grade-band.js';
import { gradeDistributionSum } from './rules/grade-distribution-sum.js';
import { growthPair } from './rules/growth-pair.js';
import { growthTriple } from './rules/growth-triple.js';
import { headlineCount } from './rules/headline-count.js';
import { hundredPercentEquality } from './rules/hundred-percent-equality.js';
import { impliedBasePlausible } from './rules/implied-base-plausible.js';
import { incomeExpenseBalance } from './rules/income-expense-balance.js';
import { incomeSourceSum } from './rules/income-source-sum.js';
import { lineItemsSumToClass } from './rules/line-items-sum-to-class.js';
import { missingPercentSign } from './rules/missing-percent-sign.js';
import { nestedPartSum } from './rules/nested-part-sum.js';
import { partExceedsWhole } from './rules/part-exceeds-whole.js';
import { partSumTotal } from './rules/part-sum-total.js';
import { percentForPoints } from './rules/percent-for-points.js';
import { percentagePoint } from './rules/percentage-point.js';
import { procurementSum } from './rules/procurement-sum.js';
import { projectCountFlow } from './rules/project-count-flow.js';
import { quantScore } from './rules/quant-score.js';
import { rateBound } from './rules/rate-bound.js';
import { ratioGranularity } from './rules/ratio-granularity.js';
import { repeatFigure } from './rules/repeat-figure.js';
import { reportYear } from './rules/report-year.js';
import { scheduleProgress } from './rules/schedule-progress.js';
import { scoreAverage } from './rules/score-average.js';
import { scoreExceedsWeight } from './rules/score-exceeds-weight.js';
import { scoreSum } from './rules/score-sum.js';
import { selfReportVsScore } from './rules/self-report-vs-score.js';
import { shareListSum100 } from './rules/share-list-sum-100.js';
import { shareOfTotal } from './rules/share-of-total.js';
import { tableTable } from './rules/table-table.js';
import { subscoreSum } from './rules/subscore-sum.js';
import { targetMetVsScore } from './rules/target-met-vs-score.js';
import { templateResidue } from './rules/template-residue.js';
import { textTable } from './rules/text-table.js';
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
  hundredPercentEquality,
  executionRate,
  completionRate,
  shareOfTotal,
  growthTriple,
  growthPair,
  averageAnnualGrowth,
  timesMultiple,
  percentagePoint,
  percentForPoints,
  scheduleProgress,
  deltaPair,
  incomeExpenseBalance,
  carryoverIdentity,
  countListLength,
  distributiveLength,
  headlineCount,
  repeatFigure,
  textTable,
  tableTable,
  shareListSum100,
  partExceedsWhole,
  rateBound,
  ratioGranularity,
  impliedBasePlausible,
  directionSign,
  flatClaim,
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

/** With an office's own marking. */
export const rulesFor = (scoring: Scoring): readonly Rule[] => [
  ...plain,
  executionScore(scoring),
  firstLevelWeights(scoring),
  gradeBand(scoring),
];

/** As they are where nothing is configured. */
export const rules: readonly Rule[] = rulesFor(standardScoring);
