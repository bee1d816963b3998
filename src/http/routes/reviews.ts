/** What people decide about findings, and the wish to have a report checked again. */
import { z } from 'zod';
import { reportSummary, type ReportSummary } from '../../store/report-pages.js';
import { reviewsOf } from '../../store/reviews.js';
import { invalid, noSuchReport } from '../problem.js';
import { actorOf, enqueue, type App, type Service } from '../service.js';
import { answers } from '../answers.js';
import { findingParam, noQuery, reportIdParam, reviewBody } from '../inputs.js';
import { reviewOf, reviewShape } from '../shapes.js';

const tags = ['reviews'];
const reviewsShape = z.object({ reviews: z.array(reviewShape) });

export const reviewRoutes = (app: App, service: Service): void => {
  historyRoute(app, service);
  decideRoute(app, service);
  reauditRoute(app, service);
};

const reportOf = async ({ store }: Service, id: string): Promise<ReportSummary> => {
  const report = await reportSummary(store.database, id);
  if (!report) throw noSuchReport();
  return report;
};

const historyRoute = (app: App, service: Service): void => {
  const schema = {
    ...{ tags, summary: 'Everything that was said about a finding, in order' },
    ...{ params: findingParam, querystring: noQuery, response: answers({ 200: reviewsShape }, 404) },
  };
  const config = { permission: 'read' } as const;
  app.get('/v1/reports/:id/checks/:fingerprint/reviews', { config, schema }, async ({ params }) => {
    const { sha256 } = await reportOf(service, params.id);
    const reviews = await reviewsOf(service.store.database, sha256, params.fingerprint);
    return { reviews: reviews.map(reviewOf) };
  });
};

const decideRoute = (app: App, service: Service): void => {
  const { store } = service;
  const schema = {
    ...{ tags, summary: 'Decide about a finding; it holds as long as the numbers read as they did' },
    ...{ params: findingParam, querystring: noQuery, body: reviewBody },
    response: answers({ 201: reviewsShape }, 404, 413, 415),
  };
  const config = { permission: 'review' } as const;
  app.post('/v1/reports/:id/checks/:fingerprint/reviews', { config, schema }, async (request, reply) => {
    const { id, fingerprint } = request.params;
    const { decision, reason } = request.body;
    if (reason === null && (decision === 'dismissed' || decision === 'noted'))
      throw invalid('body.reason', '请说明理由', 'say why');
    const { sha256 } = await reportOf(service, id);
    await store.as(actorOf(request)).review({ report: id, check: { fingerprint }, decision, reason });
    const reviews = await reviewsOf(store.database, sha256, fingerprint);
    return reply.code(201).send({ reviews: reviews.map(reviewOf) });
  });
};

const reauditRoute = (app: App, service: Service): void => {
  const schema = {
    ...{ tags, summary: 'Have a report checked again by the rules in force, without reading its file' },
    ...{ params: reportIdParam, querystring: noQuery },
    response: answers({ 202: z.object({ report: z.string(), state: z.literal('waiting') }) }, 404),
  };
  const config = { permission: 'review' } as const;
  app.post('/v1/reports/:id/reaudit', { config, schema }, async (request, reply) => {
    const { id: report } = await reportOf(service, request.params.id);
    await service.store.work.acceptAudit({ report, priority: 'interactive', actor: actorOf(request) });
    await enqueue(service, request, { kind: 'audit', report, priority: 'interactive' });
    return reply.code(202).send({ report, state: 'waiting' });
  });
};
