/** The HTTP API: what all routes share, and the list of them. */
import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import Fastify, { type FastifyBaseLogger } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { sweepFolder } from '../store/drafts.js';
import { controlAccess } from './access.js';
import { answerErrors, answerBadUrl } from './errors.js';
import { describeApi } from './openapi.js';
import { exportRoutes } from './routes/exports.js';
import { fileRoutes } from './routes/files.js';
import { findingRoutes } from './routes/findings.js';
import { healthRoutes } from './routes/health.js';
import { pageRoutes } from './routes/pages.js';
import { reportRoutes } from './routes/reports.js';
import { reviewRoutes } from './routes/reviews.js';
import { sessionRoutes } from './routes/session.js';
import { statisticsRoutes } from './routes/statistics.js';
import type { App, Service } from './service.js';

/** Ready to listen, or to be asked in a test. */
export const createApp = async (service: Service, log: FastifyBaseLogger): Promise<App> => {
  const app = Fastify({
    ...{
      loggerInstance: log,
      bodyLimit: service.settings.limits.body,
      genReqId: () => randomUUID(),
      requestIdHeader: false,
    },
    trustProxy: service.settings.trustProxy.length > 0 ? service.settings.trustProxy : false,
    routerOptions: { maxParamLength: 300 },
    frameworkErrors: answerBadUrl,
    forceCloseConnections: 'idle',
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  const closing = new AbortController();
  app.addHook('preClose', (done) => {
    closing.abort();
    done();
  });
  await mkdir(service.settings.incoming, { recursive: true });
  // uploads that a process which was killed never took in; whoever sent them was told nothing
  await sweepFolder(service.settings.incoming);
  answerErrors(app);
  await app.register(helmet, { contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } } });
  await app.register(multipart, { throwFileSizeLimit: false });
  await controlAccess(app, service);
  await describeApi(app);
  routes(app, service, closing.signal);
  await app.ready();
  return app;
};

const routes = (app: App, service: Service, closing: AbortSignal): void => {
  healthRoutes(app, service);
  sessionRoutes(app, service);
  fileRoutes(app, service, closing);
  reportRoutes(app, service);
  pageRoutes(app, service);
  findingRoutes(app, service);
  reviewRoutes(app, service);
  exportRoutes(app, service);
  statisticsRoutes(app, service);
};
