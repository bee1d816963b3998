/** What is stored: the list, one report, its parts, its original. */
import { z } from 'zod';
import {
  achievementSchema,
  budgetItemSchema,
  figureSchema,
  indicatorSchema,
  recordSchema,
  type ReportRecord,
  sectionSchema,
  tableSchema,
} from '../../../schemas/record.js';
import { originalOf, pageOfReports, recordPart } from '../../store/report-pages.js';
import { attachment } from '../attachment.js';
import { readReportCursor, reportCursor } from '../cursor.js';
import { noSuchReport } from '../problem.js';
import type { App, Service } from '../service.js';
import { answers, stream } from '../answers.js';
import { listQuery, noQuery, reportIdParam } from '../inputs.js';
import { reportPageShape, summaryOf } from '../shapes.js';

const tags = ['reports'];
const config = { permission: 'read' } as const;
const parts = {
  sections: sectionSchema,
  figures: figureSchema,
  budget: budgetItemSchema,
  achievements: achievementSchema,
  tables: tableSchema,
  indicators: indicatorSchema,
};

export const reportRoutes = (app: App, service: Service): void => {
  listRoute(app, service);
  recordRoute(app, service);
  for (const [part, shape] of Object.entries(parts)) partRoute(app, service, part, shape);
  originalRoute(app, service);
};

const listRoute = (app: App, { store }: Service): void => {
  const schema = {
    ...{ tags, summary: 'Reports, the newest first', querystring: listQuery },
    response: answers({ 200: reportPageShape }),
  };
  app.get('/v1/reports', { config, schema }, async ({ query: { cursor, limit, ...filter } }) => {
    const page = await pageOfReports(store.database, filter, readReportCursor(cursor), limit);
    return { reports: page.rows.map(summaryOf), next: reportCursor(page.next) };
  });
};

const recordRoute = (app: App, { store }: Service): void => {
  const schema = {
    ...{ tags, summary: 'The record, as `fuhe extract` prints it' },
    ...{ params: reportIdParam, querystring: noQuery, response: answers({ 200: recordSchema }, 404) },
  };
  app.get('/v1/reports/:id', { config, schema }, async ({ params: { id } }) => {
    const record = await recordPart(store.database, id, null);
    if (record === null) throw noSuchReport();
    // the answer is validated when it is written
    return record as ReportRecord;
  });
};

const partRoute = (app: App, { store }: Service, part: string, shape: z.ZodType): void => {
  const whole = z.object({ [part]: z.array(shape) });
  const schema = {
    ...{ tags, summary: `Only the ${part} of the record` },
    ...{ params: reportIdParam, querystring: noQuery, response: answers({ 200: whole }, 404) },
  };
  app.get(`/v1/reports/:id/${part}`, { config, schema }, async ({ params: { id } }) => {
    const found = await recordPart(store.database, id, part);
    if (found === null) throw noSuchReport();
    return { [part]: found as unknown[] };
  });
};

const originalRoute = (app: App, { store }: Service): void => {
  const schema = {
    ...{ tags, summary: 'The file as it was sent', params: reportIdParam, querystring: noQuery },
    response: answers({ 200: stream('The file', 'application/octet-stream') }, 404),
  };
  app.get('/v1/reports/:id/original', { config, schema }, async ({ params: { id } }, reply) => {
    const file = await originalOf(store.database, id);
    if (!file) throw noSuchReport();
    const bytes = await store.objects.read(file.sha256);
    // what the file claims to be is not for a browser to act on
    return reply
      .headers({
        'content-type': 'application/octet-stream',
        'content-length': file.bytes,
        'content-disposition': attachment(file.name),
        'content-security-policy': "sandbox; default-src 'none'",
      })
      .send(bytes);
  });
};
