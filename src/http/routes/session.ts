/** People sign in with a name and a password and are given a cookie. */
import { z } from 'zod';
import { limiter, requireSameSite, sessionCookie, sessionToken } from '../access.js';
import { Problem } from '../problem.js';
import { actorOf, type App, type Service } from '../service.js';
import { answers } from '../answers.js';
import { loginBody, noQuery } from '../inputs.js';
import { whoShape } from '../shapes.js';

const tags = ['session'];

export const sessionRoutes = (app: App, service: Service): void => {
  signInRoute(app, service);
  whoRoute(app);
  signOutRoute(app, service);
};

const signInRoute = (app: App, { store, settings }: Service): void => {
  const schema = {
    ...{ tags, summary: 'Sign in', querystring: noQuery, body: loginBody },
    response: answers({ 200: whoShape }, 413, 415),
  };
  const byAddress = limiter(app, settings.signInsPerMinute, ({ ip }) => ip);
  const byName = limiter(
    app,
    settings.signInsPerMinute,
    ({ body }) => (body as z.infer<typeof loginBody>).name,
  );
  app.post('/v1/session', { config: { permission: 'open' }, schema }, async (request, reply) => {
    if (request.headers.origin !== undefined) requireSameSite(request);
    await byAddress(request);
    await byName(request);
    const session = await store.access.signIn(request.body.name, request.body.password);
    if (!session)
      throw new Problem('wrong-credentials', { zh: '请检查后重试', en: 'check both and try again' });
    const { actor, role, token, expires } = session;
    reply.setCookie(sessionCookie, token, {
      ...{ path: '/', signed: true, httpOnly: true, sameSite: 'strict', expires },
      secure: request.protocol === 'https',
    });
    return { actor, role };
  });
};

const whoRoute = (app: App): void => {
  const schema = {
    ...{ tags, summary: 'Who am I?', querystring: noQuery, response: answers({ 200: whoShape }) },
  };
  app.get('/v1/session', { config: { permission: 'read' }, schema }, ({ principal }) => {
    if (!principal) throw new Error('nobody was let in');
    return principal;
  });
};

const signOutRoute = (app: App, { store }: Service): void => {
  const schema = {
    ...{ tags, summary: 'Sign out', querystring: noQuery, response: answers({ 204: z.null() }, 409) },
  };
  app.delete('/v1/session', { config: { permission: 'read' }, schema }, async (request, reply) => {
    const token = sessionToken(request);
    if (token === null || !request.principal?.actor.startsWith('user:'))
      throw new Problem('conflict', { zh: '未以会话登录', en: 'there is no session to end' });
    await store.access.signOut(token, actorOf(request));
    return reply.clearCookie(sessionCookie, { path: '/' }).code(204).send(null);
  });
};
