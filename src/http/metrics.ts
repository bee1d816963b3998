/** Numbers for Prometheus; a registry for each app, so that several in one process do not mix. */
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { App, Service } from './service.js';

export const measure = (app: App, { store, queue }: Service): Registry => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'fuhe_http_request_seconds',
    help: 'Time to answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60],
    registers: [registry],
  });
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    const labels = { method: request.method, route, status: String(reply.statusCode) };
    duration.observe(labels, reply.elapsedTime / 1000);
    done();
  });
  new Gauge({
    ...{ name: 'fuhe_files', help: 'Accepted files by state', labelNames: ['state'], registers: [registry] },
    async collect() {
      for (const [state, count] of Object.entries(await store.work.counts())) this.set({ state }, count);
    },
  });
  new Gauge({
    ...{ name: 'fuhe_queue_jobs', help: 'Jobs in the queue', labelNames: ['state'], registers: [registry] },
    async collect() {
      this.reset();
      if (!(await queue.ready())) return;
      for (const [state, count] of Object.entries(await queue.counts())) this.set({ state }, count);
    },
  });
  return registry;
};
