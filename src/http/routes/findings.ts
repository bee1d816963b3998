/** Checks: of one report, and what does not hold across all of them. */
import type { Check, Verdict } from '../../../schemas/record.js';
import { pageOfFindings } from '../../store/finding-pages.js';
import { recordPart, reportSummary } from '../../store/report-pages.js';
import { decisionsOf } from '../../store/reviews.js';
import { findingCursor, readFindingCursor } from '../cursor.js';
import { noSuchReport } from '../problem.js';
import type { App, Service } from '../service.js';
import { answers } from '../answers.js';
import { checksQuery, findingsQuery, reportIdParam } from '../inputs.js';
import { checksShape, findingPageShape, reviewOf } from '../shapes.js';

const tags = ['findings'];
const config = { permission: 'read' } as const;
const doesNotHold: readonly Verdict[] = ['last-digit', 'contradiction'];

export const findingRoutes = (app: App, service: Service): void => {
  allRoute(app, service);
  checksRoute(app, service);
};

const allRoute = (app: App, { store }: Service): void => {
  const schema = {
    ...{ tags, summary: 'What does not hold, in all reports, the newest first' },
    ...{ querystring: findingsQuery, response: answers({ 200: findingPageShape }) },
  };
  app.get('/v1/findings', { config, schema }, async ({ query: { cursor, limit, verdict, ...filter } }) => {
    const verdicts = verdict ? [verdict] : doesNotHold;
    const after = readFindingCursor(cursor);
    const page = await pageOfFindings(store.database, { ...filter, verdicts }, after, limit);
    const findings = page.rows.map((row) => ({ ...row, review: row.review && reviewOf(row.review) }));
    return { findings, next: findingCursor(page.next) };
  });
};

const checksRoute = (app: App, { store }: Service): void => {
  const schema = {
    ...{ tags, summary: 'The checks of a report, what holds too, with the decisions in force' },
    ...{ params: reportIdParam, querystring: checksQuery, response: answers({ 200: checksShape }, 404) },
  };
  app.get('/v1/reports/:id/checks', { config, schema }, async ({ params: { id }, query }) => {
    const report = await reportSummary(store.database, id);
    if (!report) throw noSuchReport();
    const decisions = await decisionsOf(store.database, report.sha256);
    // the answer is validated when it is written
    const checks = (await recordPart(store.database, id, 'checks')) as Check[];
    const wanted = checks.filter(({ verdict }) => query.verdict === undefined || verdict === query.verdict);
    return {
      checks: wanted.map((check) => {
        const review = decisions.get(check.fingerprint);
        return { check, review: review ? reviewOf(review) : null };
      }),
    };
  });
};
