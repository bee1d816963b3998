/** Does it live, can it work, and how much does it do? */
import { sql } from 'kysely';
import { z } from 'zod';
import { measure } from '../metrics.js';
import { Problem } from '../problem.js';
import type { App, Service } from '../service.js';
import { answers, stream } from '../answers.js';
import { noQuery } from '../inputs.js';

const tags = ['operation'];
const good = z.object({ status: z.literal('ok') });

export const healthRoutes = (app: App, service: Service): void => {
  app.get(
    '/healthz',
    {
      config: { permission: 'open' },
      schema: { tags, summary: 'The process answers. Open to everybody', response: { 200: good } },
    },
    () => ({ status: 'ok' as const }),
  );
  readyRoute(app, service);
  metricsRoute(app, service);
};

const readyRoute = (app: App, { store, queue }: Service): void => {
  const schema = {
    ...{ tags, summary: 'Database and queue can be reached', querystring: noQuery },
    response: answers({ 200: good }),
  };
  app.get('/readyz', { config: { permission: 'read' }, schema }, async () => {
    await sql`select 1`.execute(store.database);
    if (!(await queue.ready()))
      throw new Problem('unavailable', {
        zh: '队列暂时无法连接；上传仍会接收，稍后处理',
        en: 'the queue cannot be reached; uploads are still accepted and will be read later',
      });
    return { status: 'ok' as const };
  });
};

const metricsRoute = (app: App, service: Service): void => {
  const registry = measure(app, service);
  const schema = {
    ...{ tags, summary: 'Metrics for Prometheus', querystring: noQuery },
    response: answers({ 200: stream('Text format', 'text/plain') }),
  };
  app.get('/metrics', { config: { permission: 'read' }, schema }, async (_request, reply) =>
    reply.header('content-type', registry.contentType).send(await registry.metrics()),
  );
};
