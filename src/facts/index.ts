/** The wordings that are understood. To add one: a file, its line here, its page in fixtures/facts/. */
import type { Document } from '../../schemas/document.js';
import type { Fact, Figures } from '../../schemas/fact.js';
import type { ReportRecord } from '../../schemas/record.js';
import { nameInFull } from '../figures/full-name.js';
import { accountLine } from './account-line.js';
import { tableTable } from './accounts/table-table.js';
import { textTable } from './accounts/text-table.js';
import { achievementsOf } from './achievements.js';
import { adjustment } from './adjustment.js';
import { announcement } from './announcement.js';
import { averageGrowth } from './average-growth.js';
import { budgetItems } from './budget.js';
import { caseRate } from './case-rate.js';
import { change } from './change.js';
import { changeParts } from './change-parts.js';
import { closedSets } from './closed-sets.js';
import { contextOf } from './context.js';
import { divisions } from './divisions.js';
import { enumeration } from './enumeration.js';
import { execution } from './execution.js';
import { flat } from './flat.js';
import { flows } from './flows.js';
import { following } from './following.js';
import { gap } from './gap.js';
import { grades } from './grades.js';
import { impliedBase } from './implied-base.js';
import { inclusion } from './inclusion.js';
import { itemised } from './itemised.js';
import { lineItems } from './line-items.js';
import { withDivisions } from './named-division.js';
import { withoutOverlap } from './overlap.js';
import { bounded } from './bounded.js';
import { columns } from './columns.js';
import { comparison } from './comparison.js';
import { contributions } from './contributions.js';
import { dating } from './dating.js';
import { withDeltaSums } from './delta-sums.js';
import { deltaParts } from './delta-parts.js';
import { mainItems } from './main-items.js';
import { membership } from './membership.js';
import { namedLevel } from './named-level.js';
import { namedRate } from './named-rate.js';
import { residue } from './residue.js';
import { shareList } from './share-list.js';
import { shareParts } from './share-parts.js';
import type { Parser } from './parser.js';
import { parallel } from './parallel.js';
import { pace } from './pace.js';
import { payments } from './payments.js';
import { portion } from './portion.js';
import { priorYear } from './prior-year.js';
import { progress } from './progress.js';
import { projectFlow } from './project-flow.js';
import { remainder } from './remainder.js';
import { restatement } from './restatement.js';
import { indicatorsOf } from './scores/indicators.js';
import { scoreSheet } from './scores/score-sheet.js';
import { selfReport, tableAverages } from './scores/self-report.js';
import { respective } from './respective.js';
import { share } from './share.js';
import { statements } from './statements.js';
import { summed } from './summed.js';
import { surplus } from './surplus.js';
import { tableParts } from './tables/table-parts.js';
import { tableRates } from './tables/table-rates.js';
import { textRows } from './tables/text-rows.js';
import { totals } from './totals.js';

export const parsers: readonly Parser[] = [
  execution,
  grades,
  projectFlow,
  lineItems,
  inclusion,
  divisions,
  itemised,
  closedSets,
  share,
  namedRate,
  portion,
  change,
  priorYear,
  namedLevel,
  changeParts,
  averageGrowth,
  pace,
  adjustment,
  totals,
  summed,
  surplus,
  remainder,
  flows,
  deltaParts,
  progress,
  gap,
  payments,
  mainItems,
  parallel,
  columns,
  following,
  enumeration,
  announcement,
  respective,
  restatement,
  accountLine,
  shareList,
  shareParts,
  membership,
  comparison,
  contributions,
  flat,
  bounded,
  impliedBase,
  caseRate,
  dating,
  residue,
  tableParts,
  tableRates,
  textTable,
  textRows,
  tableTable,
  scoreSheet,
  selfReport,
  tableAverages,
];

/** What the report says: of its own figures, and for the record's named slots. */
export interface Understanding extends Pick<
  ReportRecord,
  'budget' | 'achievements' | 'indicators' | 'statements'
> {
  facts: Fact[];
}

export const understand = (document: Document, figures: Figures): Understanding => {
  const context = contextOf(document, figures);
  const understanding = {
    facts: withDivisions(
      withoutOverlap(
        withDeltaSums(
          parsers.flatMap((parser) => parser.parse(context)),
          figures,
        ),
      ),
    ),
    budget: budgetItems(figures, context.scoreSheets),
    achievements: achievementsOf(context),
    indicators: indicatorsOf(context),
    statements: statements(document),
  };
  // wordings go by the words that stand there, readers by what they speak of
  nameInFull(figures);
  return understanding;
};
