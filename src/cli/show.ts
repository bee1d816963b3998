import { holds, type Language } from '../export/findings.js';
import { findReport } from '../store/queries.js';
import { blocksOf } from './blocks.js';
import { languageOf } from './language.js';
import { colourful, data } from './output.js';
import { Passages } from './passages.js';
import { Pretty } from './pretty.js';
import { quote } from './quote.js';
import { withStore } from './stored.js';

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
    for (const check of record.checks)
      if (!holds(check)) await data(pretty.finding(check, quote(check, passages, record.tables)));
    await data(pretty.coverage(record.coverage));
    return 0;
  });
