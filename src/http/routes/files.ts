/** Files on their way in: sent, followed, taken up again. */
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { rejectionAdvice } from '../../../schemas/rejection.js';
import type { Accepted, FoundWork } from '../../store/work.js';
import { ended, events, untilEnded } from '../follow.js';
import { notFound, Problem } from '../problem.js';
import { receive, type ReceivedFile } from '../receive.js';
import { actorOf, enqueue, type App, type Service } from '../service.js';
import { answers, stream } from '../answers.js';
import { fileParam, noQuery, uploadQuery } from '../inputs.js';
import { acceptedShape, fileShape } from '../shapes.js';

const tags = ['files'];
const acceptedFiles = z.object({ files: z.array(acceptedShape) });

/** `closing`: the server is going down, and nobody is to wait any more. */
export const fileRoutes = (app: App, service: Service, closing: AbortSignal): void => {
  uploadRoute(app, service, closing);
  stateRoute(app, service);
  eventsRoute(app, service, closing);
  replayRoute(app, service);
};

const uploadRoute = (app: App, service: Service, closing: AbortSignal): void => {
  const { store, settings } = service;
  const schema = {
    ...{
      tags,
      summary: 'Send one file or many',
      consumes: ['multipart/form-data'],
      querystring: uploadQuery,
    },
    response: answers({ 200: acceptedFiles, 202: acceptedFiles }, 413, 415, 507),
  };
  app.post('/v1/reports', { config: { permission: 'upload' }, schema }, async (request, reply) => {
    const { wait, priority } = request.query;
    const folder = await mkdtemp(join(settings.incoming, 'upload-'));
    const accepted: [ReceivedFile, Accepted][] = [];
    try {
      for (const file of await receive(request, folder, settings.limits)) {
        const { path, sha256, bytes, name } = file;
        if (!(await store.objects.put(path, sha256))) throw new Error('an upload changed on the disk');
        const work = await store.work.accept({ sha256, bytes, name, priority, actor: actorOf(request) });
        if (work.state === 'waiting') await enqueue(service, request, { kind: 'extract', sha256, priority });
        accepted.push([file, work]);
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    if (wait > 0)
      await untilEnded(
        store,
        accepted.map(([{ sha256 }]) => sha256),
        wait * 1000,
        closing,
      );
    const files = await Promise.all(accepted.map((each) => acceptedBody(service, each)));
    const done = files.every(ended);
    return reply.code(done ? 200 : 202).send({ files });
  });
};

const acceptedBody = async (
  { store }: Service,
  [{ name, sha256, bytes }, { known, ...accepted }]: [ReceivedFile, Accepted],
): Promise<z.infer<typeof acceptedShape>> => {
  const { report, state } = (await store.work.find(sha256)) ?? accepted;
  const file = `/v1/files/${sha256}`;
  return {
    ...{ name, sha256, bytes, report, state, known },
    links: { file, events: `${file}/events`, report: `/v1/reports/${report}` },
  };
};

const fileBody = ({ code, ...file }: FoundWork): z.infer<typeof fileShape> => {
  const { sha256, report, name, bytes, priority, state, attempts, detail, acceptedAt, changedAt } = file;
  return {
    ...{ sha256, report, name, bytes, priority, state, attempts, code, detail },
    advice: code && rejectionAdvice[code],
    diagnoses: file.diagnoses.map((each) => ({
      at: each.at,
      attempt: each.attempt,
      code: each.code,
      detail: each.detail,
    })),
    ...{ acceptedAt, changedAt },
  };
};

const fileOf = async ({ store }: Service, sha256: string): Promise<FoundWork> => {
  const file = await store.work.find(sha256);
  if (!file) throw notFound('没有接收过这个文件', 'no such file was accepted');
  return file;
};

const stateRoute = (app: App, service: Service): void => {
  const schema = {
    ...{ tags, summary: 'What became of a file', params: fileParam, querystring: noQuery },
    response: answers({ 200: fileShape }, 404),
  };
  const config = { permission: 'read' } as const;
  app.get('/v1/files/:sha256', { config, schema }, async ({ params: { sha256 } }) =>
    fileBody(await fileOf(service, sha256)),
  );
};

const eventsRoute = (app: App, service: Service, closing: AbortSignal): void => {
  const schema = {
    ...{ tags, summary: 'The same as server-sent events, until the file is done or set aside' },
    ...{ params: fileParam, querystring: noQuery },
    response: answers({ 200: stream('Events named `state`', 'text/event-stream') }, 404),
  };
  const config = { permission: 'read' } as const;
  let listening = 0;
  app.get('/v1/files/:sha256/events', { config, schema }, async ({ params: { sha256 } }, reply) => {
    await fileOf(service, sha256);
    if (listening >= mostListeners) throw tooManyListeners();
    listening += 1;
    const told = Readable.from(events(service.store, sha256, fileBody, closing));
    told.once('close', () => (listening -= 1));
    return reply.headers({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' }).send(told);
  });
};

/** Each of them asks the database twice a second. */
const mostListeners = 200;
const tooManyListeners = (): Problem =>
  new Problem(
    'unavailable',
    { zh: '事件连接过多，请改为轮询', en: 'too many are listening: poll the file instead' },
    { retryAfterSeconds: 30 },
  );

const replayRoute = (app: App, service: Service): void => {
  const schema = {
    ...{ tags, summary: 'Take up again what was set aside', params: fileParam, querystring: noQuery },
    response: answers({ 202: fileShape }, 404, 409),
  };
  const config = { permission: 'operate' } as const;
  app.post('/v1/files/:sha256/replay', { config, schema }, async (request, reply) => {
    const { sha256 } = request.params;
    const { priority } = await fileOf(service, sha256);
    if (!(await service.store.work.replay(sha256, actorOf(request))))
      throw new Problem('conflict', { zh: '此文件未被搁置', en: 'this file is not set aside' });
    await enqueue(service, request, { kind: 'extract', sha256, priority });
    return reply.code(202).send(fileBody(await fileOf(service, sha256)));
  });
};
