import { holds, merged, type Language } from '../export/findings.js';
import { findReport } from '../store/queries.js';
import { decisionsOf, type Review } from '../store/reviews.js';
import { blocksOf } from './blocks.js';
import { languageOf } from './language.js';
import { colourful, data } from './output.js';
import { Passages } from './passages.js';
import { Pretty } from './pretty.js';
import { quote } from './quote.js';
import { withStore } from './stored.js';
import { oneLine } from './visible.js';

export const run = async ([id]: [string], options: { json?: boolean; lang?: Language }): Promise<number> =>
  withStore(async ({ database }) => {
    const { record, reading } = await findReport(database, id);
    if (options.json === true) {
      await data(`${JSON.stringify(record, null, 2)}\n`);
      return 0;
    }
    const pretty = new Pretty(languageOf(options.lang), colourful(process.stdout));
    const passages = new Passages(await blocksOf(reading));
    await data(pretty.heading(record.file.name, record.report.title) + pretty.summary(record));
    const decisions = await decisionsOf(database, record.file.sha256);
    const findings = record.checks.filter((check) => !holds(check));
    for (const { check, confirming } of merged(findings)) {
      await data(pretty.finding(check, quote(check, passages, record.tables), confirming));
      const decision = decisions.get(check.fingerprint);
      if (decision) await data(decided(decision, languageOf(options.lang)));
    }
    await data(pretty.coverage(record.coverage));
    return 0;
  });

const words: Record<Review['decision'], Record<Language, string>> = {
  confirmed: { zh: '已认定属实', en: 'confirmed' },
  dismissed: { zh: '已认定不成立', en: 'dismissed' },
  reopened: { zh: '已重新打开', en: 'reopened' },
  noted: { zh: '附注', en: 'noted' },
};

const decided = ({ decision, reason, reviewer, decided_at }: Review, language: Language): string =>
  `      [${words[decision][language]}] ${oneLine(reason ?? '')} (${oneLine(reviewer)}, ${decided_at.slice(0, 10)})\n`;
